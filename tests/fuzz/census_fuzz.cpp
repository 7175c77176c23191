#include "core/census/reader.hpp"
#include "core/census/writer.hpp"
#include "require.hpp"

#include <string>
#include <vector>

using namespace holdfast;
using namespace holdfast::census;

namespace {

/// Everything a file holds. Texts live in `texts`.
struct Everything {
    Header header{};
    std::vector<Child> children{};
    std::vector<std::pair<Place, std::string>> foreign{};
    std::string attributes{};
    std::string problem{};
    Keeper texts{};
};

void read(std::string_view bytes, std::size_t window, Everything& all) {
    Reader reader(source_of(bytes), window);
    for (;;) {
        switch (reader.next()) {
            case Reader::Item::header: all.texts.keep(all.header = reader.header()); break;
            case Reader::Item::child: all.texts.keep(all.children.emplace_back(reader.child())); break;
            case Reader::Item::foreign: all.foreign.emplace_back(reader.foreign_place(), reader.foreign()); break;
            case Reader::Item::end:
            case Reader::Item::problem:
                all.attributes = reader.message_attributes();
                if (reader.problem()) all.problem = std::to_string(reader.problem()->line) + reader.problem()->reason;
                for (const auto& notice : reader.notices().kept()) fuzz::require(!notice.in_words().empty() && notice.line > 0);
                return;
        }
    }
}

std::string written(const Everything& all) {
    std::string out;
    Writer writer(out, all.attributes);
    const auto foreign = [&](Place place) {
        for (const auto& [where, xml] : all.foreign)
            if (where == place) writer.foreign(where, xml);
    };
    foreign(Place::before_header);
    if (all.header.is_there) writer.header(all.header);
    foreign(Place::before_children);
    for (const auto& child : all.children) writer.child(child);
    foreign(Place::among_children);
    foreign(Place::after_children);
    writer.end();
    return out;
}

}  // namespace

/// However the window falls the same is read, and what was read to its end can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    Everything first;
    Everything other;
    read(text, 1 << 16, first);
    read(text, 64 + size % 97, other);
    fuzz::require(first.header == other.header && first.children == other.children && first.foreign == other.foreign && first.problem == other.problem);
    if (!first.problem.empty()) return 0;
    Everything again;
    read(written(first), 256, again);
    fuzz::require(again.problem.empty() && again.header == first.header && again.children == first.children && again.attributes == first.attributes);
    fuzz::require(again.foreign.size() == first.foreign.size());
    return 0;
}
