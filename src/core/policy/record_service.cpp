#include "core/policy/record_service.hpp"

#include "core/policy/answers_service.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::policy {

static Asker asker_of(const trail::View& view, const RecordKind& kind) {
    const auto& actor = view.actor();
    return {.account = actor.account.number,
            .is_operator = actor.is_operator,
            .permitted = permitted(actor, kind),
            .may_learn_that_known = actor.may(permissions::find_known)};
}

Answers::Answers(trail::View& view, const Question& question, const std::string& reference)
    : asker_(asker_of(view, question.kind)),
      facts_(find_facts(view, {question.kind.kind, reference}, view.actor().account, question.belonging)),
      now_(view.now()) {}

Decision Answers::may(Verb verb) const {
    if (!facts_) return {.verb = verb, .because = "there is no such record"};
    return decide(asker_, verb, *facts_, now_);
}

Decision may(trail::View& view, Verb verb, const Question& question, const std::string& reference) { return Answers(view, question, reference).may(verb); }

Outcome<Decision> require(trail::View& view, Verb verb, const Question& question, const std::string& reference) {
    const Decision decision = may(view, verb, question, reference);
    if (!decision) return not_found();
    return decision;
}

Outcome<Decision> open_record(trail::View& view, const Question& question, const std::string& reference) {
    const Decision decision = TRY(require(view, Verb::read, question, reference));
    view.look({question.kind.kind, reference});
    return decision;
}

bool may_read(trail::View& view, const RecordKind& kind, const std::string& reference, const trail::Actor& person) {
    trail::View theirs{view.reader(), person, view.now()};
    return static_cast<bool>(may(theirs, Verb::read, {kind, belonging_of(theirs)}, reference));
}

Outcome<Done> enrol(trail::Change& change, const NewRecord& record, Id<trail::Account> owner) {
    if (has_record(change, record.record)) return conflict("There is a record with this reference already");
    insert_record(change, record);
    insert_involvement(change, {.kind = std::string(record.record.kind),
                                .reference = record.record.reference,
                                .relation = Relation::owner,
                                .account = owner,
                                .from = change.today(),
                                .because = "made the record"});
    change.record({"policy.record_enrolled", record.record, fmt::format("owner account {}", owner.number)});
    return Done{};
}

static std::vector<FieldError> errors_in(const Involvement& wanted, Date today) {
    std::vector<FieldError> errors;
    const bool is_of_person = wanted.relation != Relation::team && wanted.relation != Relation::law;
    if (wanted.relation == Relation::break_glass) errors.push_back({"relation", "Choose how they are part of the record"});
    if (is_of_person != wanted.account.has_value()) errors.push_back({"account", is_of_person ? "Choose a person" : "A team or an agency has no person here"});
    if ((wanted.relation == Relation::team) == wanted.team.empty()) errors.push_back({"team", "Enter a team, and only for a team"});
    if ((wanted.relation == Relation::law) == wanted.agency.empty())
        errors.push_back({"agency", "Enter an agency, and only for an agency with a basis in law"});
    const bool is_invited = wanted.relation == Relation::invited_reader || wanted.relation == Relation::invited_contributor;
    if (is_invited && !wanted.until) errors.push_back({"until", "An invitation has a last day"});
    if (wanted.until && *wanted.until < today) errors.push_back({"until", "The last day must be today or later"});
    if (wanted.because.empty())
        errors.push_back({"because", wanted.relation == Relation::law ? "Name the basis in law" : "Say why they are part of the record"});
    return errors;
}

static Outcome<Id<Involvement>> add_part(trail::Change& change, const Question& question, const Involvement& wanted) {
    if (auto errors = errors_in(wanted, change.today()); !errors.empty()) return invalid(std::move(errors));
    Involvement added = wanted;
    added.kind = question.kind.kind;
    if (added.from < change.today()) added.from = change.today();
    added.id = insert_involvement(change, added);
    change.because(added.because);
    change.record({"policy.involvement_added", {question.kind.kind, added.reference}, fmt::format("{} {}", token_of(added.relation), added.id.number)});
    return added.id;
}

Outcome<Id<Involvement>> involve(trail::Change& change, const Question& question, const Involvement& wanted) {
    TRY(require(change, Verb::manage, question, wanted.reference));
    return add_part(change, question, wanted);
}

static void end_part(trail::Change& change, const RecordRef& record, Relation relation, Id<Involvement> id) {
    limit_involvement(change, id, change.today() - std::chrono::days{1});
    change.record({"policy.involvement_ended", record, fmt::format("{} {}", token_of(relation), id.number)});
}

Outcome<Id<Involvement>> allot(trail::Change& change, const Question& question, const Involvement& wanted) {
    TRY(require(change, Verb::allocate, question, wanted.reference));
    using enum Relation;
    const bool can_be_allotted = wanted.relation == owner || wanted.relation == worker || wanted.relation == team || wanted.relation == invited_reader;
    if (!can_be_allotted) return invalid({{"relation", "Choose how they are part of the record"}});
    return add_part(change, question, wanted);
}

Outcome<Done> end_other_owners(trail::Change& change, const Question& question, const std::string& reference, Id<trail::Account> kept) {
    TRY(require(change, Verb::allocate, question, reference));
    const RecordRef record{question.kind.kind, reference};
    const auto owners = owners_of(change, record);
    if (std::ranges::find(owners, kept) == owners.end()) return conflict("Nobody would own the record: name another first");
    for (const auto& part : involvements_in(change, record)) {
        const bool is_over = part.until && *part.until < change.today();
        if (part.relation == Relation::owner && part.account != kept && !is_over) end_part(change, record, part.relation, part.id);
    }
    return Done{};
}

Outcome<Done> end_involvement(trail::Change& change, const Question& question, Id<Involvement> id) {
    const auto found = find_involvement(change, id);
    if (!found || found->kind != question.kind.kind) return not_found();
    TRY(require(change, Verb::manage, question, found->reference));
    const RecordRef record{question.kind.kind, found->reference};
    if (found->relation == Relation::owner && owners_of(change, record).size() < 2) return conflict("This is the last owner: name another first");
    end_part(change, record, found->relation, id);
    return Done{};
}

void end_given_part(trail::Change& change, const RecordKind& kind, Id<Involvement> id) {
    const auto found = find_involvement(change, id);
    if (found && (!found->until || *found->until >= change.today())) end_part(change, {kind.kind, found->reference}, found->relation, id);
}

Outcome<Done> restrict_record(trail::Change& change, const Question& question, const std::string& reference, Restriction restriction,
                              const std::string& reason) {
    TRY(require(change, Verb::manage, question, reference));
    if (reason.empty()) return invalid({{"reason", "Say why the record is kept like this"}});
    replace_restriction(change, {question.kind.kind, reference}, restriction, reason);
    change.because(reason);
    change.record({"policy.restriction_set", {question.kind.kind, reference}, std::string(token_of(restriction))});
    return Done{};
}

}  // namespace holdfast::policy
