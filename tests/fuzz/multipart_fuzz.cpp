#include "require.hpp"

#include "base/utf8.hpp"
#include "web/multipart.hpp"

#include <algorithm>
#include <string>

using namespace holdfast;

namespace {

struct Notebook : web::PartSink {
    int begin(const web::PartHead& head) override {
        fuzz::require(!head.field.empty() && is_clean_text(head.field, Controls::none));
        fuzz::require(head.file_name.find('/') == std::string::npos && is_clean_text(head.file_name, Controls::none));
        text += "<" + head.field + "|" + head.file_name + ">";
        return 0;
    }
    int take(std::string_view bytes) override {
        fuzz::require(!bytes.empty());
        text += bytes;
        return 0;
    }
    int end() override { return 0; }
    std::string text{};
};

std::string parse(std::string_view boundary, std::string_view body, std::size_t piece) {
    Notebook notebook;
    web::MultipartParser parser(boundary, notebook);
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size())))
        if (parser.take(body.substr(0, piece)) != 0) return "refused";
    return parser.end() == 0 ? notebook.text : "refused";
}

}  // namespace

/// The first byte is the size of the pieces, the first line the content type, the rest the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view input = fuzz::text_of(bytes + 1, size - 1);
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string boundary = web::multipart_boundary(input.substr(0, line));
    const std::string_view body = input.substr(std::min(line + 1, input.size()));
    if (boundary.empty()) return 0;
    fuzz::require(boundary.size() <= 70);
    fuzz::require(parse(boundary, body, body.size() + 1) == parse(boundary, body, bytes[0] % 64u + 1));
    return 0;
}
