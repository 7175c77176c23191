#include "core/policy/decision.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::policy {

using enum Verb;

/// Children Act 2004 s.11 and Working Together: proportionate sharing among those who work with the child; the owner answers for the record.
static constexpr std::array policy_rules{
    Rule{Relation::owner, Restriction::sealed, all_verbs, true, "they own it"},
    Rule{Relation::worker, Restriction::restricted, {list, read, write, advance, share}, true, "they work on it"},
    Rule{Relation::team, Restriction::ordinary, {list, read, write, advance}, true, "their team works on it"},
    Rule{Relation::invited_contributor, Restriction::restricted, {list, read, write}, false, "they were invited to read it and add to it"},
    Rule{Relation::invited_reader, Restriction::restricted, {list, read}, false, "they were invited to read it"},
    Rule{Relation::law, Restriction::ordinary, {list, read, allocate}, true, "the law gives it to their agency"},
    Rule{Relation::break_glass, Restriction::restricted, {read}, false, "they broke the glass, gave their reason, and their time is not over"},
};

std::span<const Rule> rules() { return policy_rules; }

/// What bars somebody whatever ties them to the record, in words for an auditor; empty when nothing does.
static std::string_view bar(const Asker& asker, const RecordFacts& record, Instant now) {
    if (asker.is_operator) return "whoever runs the machine has no part in records about people";
    if (asker.account == 0) return "nobody is signed in";
    if (!record.vault.empty() && !record.is_vault_reader) return "it is in a vault, and they are not one of its named readers";
    const bool is_lifted = record.conflict_lifted_until && now < *record.conflict_lifted_until;
    if (record.conflict == Conflict::none || is_lifted) return {};
    if (record.conflict == Conflict::self) return "it is about themselves";
    return record.conflict == Conflict::family ? "it is about their family" : "it is about their own organisation";
}

static bool holds(const Tie& tie, Date today) { return tie.from <= today && (!tie.until || today <= *tie.until); }

static bool is_tied(const RecordFacts& record, Relation relation, Date today, Instant now) {
    if (relation == Relation::break_glass) return record.vault.empty() && record.glass_broken_until && now < *record.glass_broken_until;
    return std::any_of(record.ties.begin(), record.ties.end(), [&](const Tie& tie) { return tie.relation == relation && holds(tie, today); });
}

static bool allows(const Rule& rule, const Asker& asker, Verb verb, Restriction restriction) {
    return rule.verbs.has(verb) && restriction <= rule.up_to && (!rule.needs_role || asker.permitted.has(verb));
}

Decision decide(const Asker& asker, Verb verb, const RecordFacts& record, Instant now) {
    Decision decision{.verb = verb, .restriction = record.restriction};
    decision.because = bar(asker, record, now);
    if (!decision.because.empty()) return decision;
    const Date today = london_date(now);
    for (const Rule& rule : policy_rules)
        if (allows(rule, asker, verb, record.restriction) && is_tied(record, rule.relation, today, now)) {
            decision.standing = Standing::allowed;
            decision.because = rule.because;
            return decision;
        }
    decision.because = "nothing that ties them to it allows this";
    const bool may_be_told = asker.may_learn_that_known && record.restriction == Restriction::ordinary && record.vault.empty();
    if (may_be_told) decision.standing = Standing::known_only;
    return decision;
}

std::string_view in_words(Verb verb) {
    static constexpr std::array<std::string_view, 8> words{"list", "read", "write in", "advance", "share", "manage", "dispose of", "allocate"};
    return words.at(static_cast<std::size_t>(verb));
}

std::string in_words(const Decision& decision) {
    const char* standing = decision ? "Allowed" : decision.standing == Standing::known_only ? "Told only that it is known, not allowed" : "Not allowed";
    return fmt::format("{} to {} this {} record: {}.", standing, in_words(decision.verb), token_of(decision.restriction), decision.because);
}

template <class Words, class Value>
static std::string_view token_in(const Words& words, Value Words::value_type::*member, Value value) {
    const auto found = std::ranges::find(words, value, member);
    return found == words.end() ? std::string_view{} : found->token;
}

template <class Words, class Value>
static std::optional<Value> value_in(const Words& words, Value Words::value_type::*member, std::string_view token) {
    const auto found = std::ranges::find(words, token, &Words::value_type::token);
    return found == words.end() ? std::nullopt : std::optional((*found).*member);
}

std::string_view token_of(Restriction restriction) { return token_in(restrictions, &RestrictionWords::restriction, restriction); }
std::string_view token_of(Relation relation) { return token_in(relations, &RelationWords::relation, relation); }
std::string_view token_of(Conflict conflict) { return token_in(conflicts, &ConflictWords::conflict, conflict); }
std::optional<Restriction> parse_restriction(std::string_view token) { return value_in(restrictions, &RestrictionWords::restriction, token); }
std::optional<Relation> parse_relation(std::string_view token) { return value_in(relations, &RelationWords::relation, token); }
std::optional<Conflict> parse_conflict(std::string_view token) { return value_in(conflicts, &ConflictWords::conflict, token); }

}  // namespace holdfast::policy
