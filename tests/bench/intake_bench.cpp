// Takes a made-up return's children onto record, on an empty database and then again; run by dev/bench-people. HOLDFAST_CHILDREN says how many.
#include "core/calendar/calendar.hpp"
#include "core/census/synthetic.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/people/intake_service.hpp"
#include "core/people/world_test.hpp"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::people;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

void add_number(std::vector<Fact>& facts, IdentifierKind kind, const census::Text& text) {
    if (text.is_given()) facts.emplace_back(Identifier{.kind = kind, .value = std::string(text.written)});
}

std::vector<Fact> facts_of(const census::Child& child) {
    const auto& said = child.identifiers;
    std::vector<Fact> facts;
    add_number(facts, IdentifierKind::upn, said.upn);
    add_number(facts, IdentifierKind::former_upn, said.former_upn);
    if (said.upn_unknown.is_given()) facts.emplace_back(Trait{Characteristic::upn_unknown, std::string(said.upn_unknown.written)});
    if (said.birth_on.on) facts.emplace_back(Birth{*said.birth_on.on, BirthPrecision::exact});
    if (said.expected_birth_on.on) facts.emplace_back(Birth{*said.expected_birth_on.on, BirthPrecision::expected});
    if (said.death_on.on) facts.emplace_back(Death{*said.death_on.on});
    if (said.sex.is_given()) facts.emplace_back(Trait{Characteristic::sex, std::string(said.sex.written)});
    if (child.characteristics.ethnicity.is_given()) facts.emplace_back(Trait{Characteristic::ethnicity, std::string(child.characteristics.ethnicity.written)});
    for (const auto& group : child.characteristics.disabilities)
        for (const auto& code : group.codes) facts.emplace_back(Trait{Characteristic::disability, std::string(code.written)});
    return facts;
}

struct Tally {
    std::uint64_t children{}, facts{}, is_new{}, added{}, wrong{};
};

/// Makes the children up and gives each to `take`.
template <class Take>
void each_child(std::uint64_t children, Take&& take) {
    const calendar::Calendar calendar;
    census::SyntheticCensus made({.children = children, .seed = 5}, calendar);
    while (const auto* child = made.next()) take(std::string(child->identifiers.la_child_id.written), facts_of(*child));
}

void load(people::test::World& world, std::uint64_t children, const char* words, double making) {
    Tally tally;
    const auto start = std::chrono::steady_clock::now();
    const auto loaded = world.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
        Intake intake(change, "council");
        each_child(children, [&](const std::string& number, const std::vector<Fact>& facts) {
            const auto taken = intake.take(number, facts);
            tally.is_new += taken->is_new ? 1 : 0;
            tally.added += taken->added;
            tally.wrong += taken->wrong.size();
        });
        change.record({"bench.loaded", {"import", "1"}});
        return Done{};
    });
    const double took = seconds_since(start) - making;
    fmt::print("  {:<16} {:>6.2f} s  {} new, {} facts added, {} wrong  {:.0f} children/s  peak {:.0f} MB\n", words, took, tally.is_new, tally.added,
               tally.wrong, double(children) / took, peak_megabytes());
}

}  // namespace

TEST_CASE("children of a return are taken onto record") {
    const char* wanted = std::getenv("HOLDFAST_CHILDREN");
    const std::uint64_t children = wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 400'000;
    const auto start = std::chrono::steady_clock::now();
    each_child(children, [](const std::string&, const std::vector<Fact>&) {});
    const double making = seconds_since(start);
    fmt::print("{} children made up in {:.2f} s, which is taken off below\n", children, making);
    for (const auto& kind : holdfast::test::database_kinds()) {
        fmt::print("{}\n", kind);
        people::test::World world{kind};
        REQUIRE(world.change(trail::operator_named(), [](trail::Change& change) {
            organisations::put_agency(change, {.key = "council", .type = "local_authority", .sector = "public"});
            change.record({"bench.agency", {"agency", "council"}});
            return Outcome<Done>(Done{});
        }));
        load(world, children, "first", making);
        load(world, children, "the same again", making);
    }
}
