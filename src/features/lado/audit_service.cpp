#include "features/lado/audit_service.hpp"

#include "core/access/secret.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/case_words_service.hpp"

#include <algorithm>

namespace holdfast::lado {

static policy::ListFilter filter_of(trail::View& view) { return policy::list_filter(view, allegation_records, policy::belonging_of(view)); }

Outcome<Id<Sample>> draw_sample(trail::Change& change, const std::optional<Period>& quarter, std::int64_t size) {
    if (!change.may(permissions::supervise)) return forbidden();
    auto errors = problems_of(quarter, size, change.today());
    const auto samples = load_samples(change);
    if (quarter && std::ranges::find(samples, *quarter, &Sample::quarter) != samples.end())
        errors.push_back({"quarter", "The sample of this quarter was drawn already"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto candidates = closed_in(change, filter_of(change), *quarter);
    if (candidates.empty()) return invalid({{"quarter", "No case was closed in this quarter"}});
    const Sample sample{.quarter = *quarter,
                        .seed = access::random_token(),
                        .size = size,
                        .candidates = static_cast<std::int64_t>(candidates.size()),
                        .drawn_at = change.now(),
                        .drawn_by = change.actor().account};
    const auto id = insert_sample(change, sample, draw(candidates, sample.seed, static_cast<std::size_t>(size)));
    change.record({"lado.sample_drawn", {"lado_sample", std::to_string(id.number)}, quarter->string()});
    return id;
}

static bool may_see(trail::View& view, const std::string& reference) { return !listed_of(view, filter_of(view), {reference}).empty(); }

Outcome<SampleShown> show_sample(trail::View& view, Id<Sample> id) {
    if (!view.may(permissions::supervise)) return forbidden();
    const auto sample = find_sample(view, id);
    if (!sample) return not_found();
    SampleShown shown{.sample = *sample, .cases = cases_of(view, id)};
    const auto again = draw(closed_in(view, filter_of(view), sample->quarter), sample->seed, static_cast<std::size_t>(sample->size));
    shown.is_drawn_again = std::ranges::equal(again, shown.cases, {}, {}, &SampleCase::reference);
    std::erase_if(shown.cases, [&](const SampleCase& one) { return !may_see(view, one.reference); });
    return shown;
}

Outcome<Done> audit_case(trail::Change& change, const Office& office, Id<Sample> id, const std::string& reference, const Audit& audit) {
    if (!change.may(permissions::supervise)) return forbidden();
    const auto allegation = TRY(case_for(change, policy::Verb::read, reference));
    const auto cases = cases_of(change, id);
    if (std::ranges::find(cases, reference, &SampleCase::reference) == cases.end()) return not_found();
    if (allegation.officer == change.actor().account) return conflict("Somebody else has to audit a case that you dealt with.");
    if (auto errors = problems_of(audit); !errors.empty()) return invalid(std::move(errors));
    if (!put_answers(change, id, reference, audit.answers)) return conflict("Somebody has audited this case already.");
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::audit}, audit.findings));
    change.record({"lado.case_audited", allegation.record(), "sample " + std::to_string(id.number)});
    return Done{};
}

}  // namespace holdfast::lado
