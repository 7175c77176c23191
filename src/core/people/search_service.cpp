#include "core/people/search_service.hpp"

#include "core/people/folded_name.hpp"
#include "core/people/postcode.hpp"

#include <algorithm>
#include <set>

namespace holdfast::people {

// Of what is typed, in bytes: the comparison of names takes time for each of their letters and each person.
static constexpr std::size_t longest_name = 70, longest_number = 40;

/// How long the actor has to wait before they may look for somebody again; nothing as a rule.
static std::chrono::seconds wait_of(trail::View& view) {
    const auto made = searches_since(view, view.actor().account, view.now() - std::chrono::hours{1});
    if (made.count < most_searches_an_hour) return {};
    return std::chrono::ceil<std::chrono::seconds>(made.first_at + std::chrono::hours{1} - view.now()) + std::chrono::seconds{1};
}

Outcome<Begun> begin_search(trail::Change& change, const Search& wanted) {
    if (!change.may(permissions::find)) return forbidden();
    std::vector<FieldError> errors;
    const bool is_empty = folded(wanted.given).empty() && folded(wanted.family).empty() && wanted.number.empty();
    if (is_empty) errors.push_back({"given", "Enter a name or a number"});
    if (wanted.born && *wanted.born > change.today()) errors.push_back({"born_on", "The date of birth must be today or in the past"});
    if (!wanted.postcode.empty() && !postcode_of(wanted.postcode)) errors.push_back({"postcode", "Enter a full postcode, like CA1 1AA"});
    if (wanted.given.size() > longest_name) errors.push_back({"given", "The given name must be 70 characters or fewer"});
    if (wanted.family.size() > longest_name) errors.push_back({"family", "The family name must be 70 characters or fewer"});
    if (wanted.number.size() > longest_number) errors.push_back({"number", "The number must be 40 characters or fewer"});
    if (!errors.empty()) return invalid(std::move(errors));
    if (const auto wait = wait_of(change); wait.count() > 0) {
        change.record({"people.search_refused", {"account", std::to_string(change.actor().account.number)}, "too many in an hour", "refused"});
        return Begun{.wait = wait};
    }
    drop_searches_before(change, change.now() - search_kept_for);
    const auto reference = insert_search(change, wanted);
    change.record({"people.searched", {"search", reference}});
    return Begun{.reference = reference};
}

Outcome<Search> open_search(trail::View& view, const std::string& reference) {
    const auto search = find_search(view, reference);
    if (!search || search->account != view.actor().account || search->made_at < view.now() - search_kept_for) return not_found();
    return *search;
}

namespace {

/// How many candidates are asked about at first.
constexpr std::size_t first_candidates = 100;
/// Gives candidates to `take`, the likeliest first, more and more of them until it has enough or none are left: what the viewer may not know takes none of
/// the others' places.
template <class Take, class HasEnough>
void take_candidates(trail::View& view, NameIndex& index, const Wanted& wanted, Take&& take, HasEnough&& has_enough) {
    for (std::size_t count = first_candidates;; count *= 4) {
        const auto hits = index.find(view, wanted, count);
        for (const auto& hit : hits) take(hit.person);
        if (hits.size() < count || has_enough()) return;
    }
}
/// In tenths of a bit: who has nothing in common with what was typed but the day of birth is no result.
constexpr int least_shown = 20;

Description description_of(const Search& search) {
    Description description{.sex = search.sex};
    if (!folded(search.given).empty() || !folded(search.family).empty()) description.names.push_back({.given = search.given, .family = search.family});
    if (search.born) description.birth = Birth{*search.born, BirthPrecision::exact};
    if (const auto postcode = postcode_of(search.postcode)) description.postcodes.push_back(*postcode);
    return description;
}

/// Who has the number that was typed.
std::vector<Id<Person>> people_with_number(trail::View& view, const Search& search) {
    std::vector<Id<Person>> candidates;
    for (const auto& each : identifier_kinds)
        if (const auto value = identifier_value(each.kind, search.number))
            for (const auto id : people_with(view, each.kind, *value, ""))
                if (std::ranges::find(candidates, id) == candidates.end()) candidates.push_back(id);
    return candidates;
}

/// What was typed as a number agrees with any kind of number the person has.
void weigh_number(const Search& search, const Description& known, Description& wanted) {
    for (const auto& number : known.identifiers)
        if (const auto value = identifier_value(number.kind, search.number); value && *value == number.value) wanted.identifiers.push_back(number);
}

/// Judges candidates one after another.
struct Sifting {
    trail::View& view;
    const Search& search;
    const Description wanted;
    const policy::Question question;
    Results results{};
    std::set<Id<Person>> shown{}, asked_about{};

    Result judged(const Person& person) const {
        Result result{.person = person, .facts = facts_of(view, person.id)};
        const auto known = people::description_of(result.facts);
        Description asked = wanted;
        weigh_number(search, known, asked);
        result.match = match(asked, known);
        return result;
    }
    /// Whether what was typed says who is meant without telling anything new: a number, or both names and the day of birth. Sex and postcode do
    /// not count, for whoever tries one after another would learn them.
    bool is_surely_meant(const Person& person) const {
        const auto known = people::description_of(facts_of(view, person.id));
        Description asked{.names = wanted.names, .birth = wanted.birth};
        weigh_number(search, known, asked);
        const bool is_whole = !folded(search.given).empty() && !folded(search.family).empty() && search.born;
        return (is_whole || !asked.identifiers.empty()) && match(asked, known).band != Band::different;
    }
    void take(Id<Person> id) {
        if (!asked_about.insert(id).second) return;
        if (const auto person = find_person(view, id)) take(*person);
    }
    void take(const Person& person) {
        const auto standing = policy::may(view, policy::Verb::list, question, person.reference).standing;
        if (standing == policy::Standing::known_only) results.is_known_to_others = results.is_known_to_others || is_surely_meant(person);
        if (standing != policy::Standing::allowed) return;
        Result result = judged(person);
        if (result.match.tenths >= least_shown && shown.insert(kept_of(view, person.id)).second) results.people.push_back(std::move(result));
    }
};

}  // namespace

Results results_of(trail::View& view, NameIndex& index, const Search& search) {
    Sifting sifting{view, search, description_of(search), question_of(view)};
    for (const auto id : people_with_number(view, search)) sifting.take(id);
    auto& people = sifting.results.people;
    take_candidates(
        view, index, {search.given, search.family, search.born}, [&](Id<Person> id) { sifting.take(id); }, [&] { return people.size() >= most_results; });
    std::ranges::stable_sort(people, std::greater<>(), [](const Result& result) { return result.match.tenths; });
    if (people.size() > most_results) people.resize(most_results);
    return std::move(sifting.results);
}

std::vector<Result> possible_duplicates(trail::View& view, NameIndex& index, const Person& person) {
    const auto facts = facts_of(view, person.id);
    const auto known = description_of(facts);
    const auto linked = records_of(view, person.id);
    const auto question = question_of(view);
    std::vector<Result> found;
    std::set<Id<Person>> seen(linked.begin(), linked.end());
    const auto take = [&](Id<Person> id) {
        if (!seen.insert(id).second) return;
        Result result{.facts = facts_of(view, id)};
        result.match = match(known, description_of(result.facts));
        if (result.match.band == Band::different || are_distinct(view, person.id, id)) return;  // most candidates: nobody need ask whether they may be shown
        const auto other = find_person(view, id);
        if (!other || !policy::may(view, policy::Verb::list, question, other->reference)) return;
        result.person = *other;
        found.push_back(std::move(result));
    };
    for (const auto& name : known.names)
        take_candidates(view, index, {name.given, name.family, known.birth ? std::optional(known.birth->on) : std::nullopt}, take,
                        [&] { return found.size() >= most_results; });
    std::ranges::stable_sort(found, std::greater<>(), [](const Result& result) { return result.match.tenths; });
    if (found.size() > most_results) found.resize(most_results);
    return found;
}

}  // namespace holdfast::people
