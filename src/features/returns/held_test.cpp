#include "core/pathway/returns_store.hpp"
#include "core/pathway/world_test.hpp"
#include "features/returns/returns.hpp"

#include <algorithm>

using namespace holdfast;
using namespace holdfast::returns;

namespace {

/// A child to whom the council gives the number A1, and another to whom it gives it too where `is_shared`; one return with breaches and with more than its form has.
struct Returned : pathway::test::World {
    Returned(const std::string& kind, bool is_shared) : World(kind) {
        change([&](trail::Change& change) {
            const auto numbered = [&](const std::string& number, const std::string& source) {
                const auto person = people::insert_person(change, false);
                people::insert_fact(change, person.id, people::Identifier{.kind = people::IdentifierKind::la_child_id, .issuer = "council", .value = number},
                                    source);
                return person;
            };
            const auto child = numbered("A1", "council");
            reference = child.reference;
            if (is_shared) numbered("A1", "council");
            const auto by_another = numbered("B2", "school");
            hearsay = by_another.reference;
            pathway::Entry entry{.source = "census", .agency = "council"};
            entry = pathway::insert_entry(change, entry);
            for (const auto* number : {"A1", "B2", ""})
                pathway::insert_finding(change, entry.id,
                                        {.rule = "8770Q", .severity = "query", .la_child_id = number, .table = "children", .field = "upn", .value = "H801"});
            pathway::replace_strangers(change, child.id, entry, {{.place = "CINdetails 1", .after = 1, .xml = "<Note>old</Note>"}});
            const auto later = pathway::insert_entry(change, {.source = "census", .agency = "council"});
            pathway::replace_strangers(change, child.id, later, {{.place = "", .after = 0, .xml = "<Note>new</Note>"}});
        });
    }
    std::string held(std::size_t source, const std::string& whose) {
        std::string lines;
        look([&](trail::View& view) {
            for (const auto& item : held_about_children().at(source).items(view, whose))
                lines += item.what + "|" + item.from + "|" + item.words + (item.is_about_others ? "|others" : "") + "\n";
        });
        return lines;
    }
    std::string reference{}, hearsay{};
};

}  // namespace

ON_EVERY_DATABASE("who asks what is held is told which rules returns broke under the number that the agency itself gives the child") {
    Returned world{kind, false};
    const auto words = world.held(0, world.reference);
    CHECK(words.starts_with(
        "Children in need census, return 1|council|Rule 8770Q (query) under the number A1. Table: children; field: upn; what stood there: H801. "));
    CHECK(std::ranges::count(words, '\n') == 1);
    CHECK_FALSE(words.ends_with("|others\n"));
    CHECK(world.held(0, world.hearsay).empty());
    CHECK(world.held(0, "0000000000").empty());
}

ON_EVERY_DATABASE("a breach under a number that is another child's too is about others") {
    Returned world{kind, true};
    CHECK(world.held(0, world.reference).ends_with("|others\n"));
}

ON_EVERY_DATABASE("who asks what is held is told what returns hold and held beyond their form, each to be decided") {
    Returned world{kind, false};
    CHECK(world.held(1, world.reference) ==
          "Children in need census, return 2|council|<Note>new</Note>|others\n"
          "Children in need census, return 1|council|CINdetails 1: <Note>old</Note> (until return 2)|others\n");
    CHECK(world.held(1, world.hearsay).empty());
}
