#include "core/access/account_store.hpp"
#include "core/people/allocation_service.hpp"
#include "core/people/merge_service.hpp"
#include "core/policy/sharing_store.hpp"
#include "features/people/people.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::people {

using subject_access::HeldItem;

static std::string days_in_words(const std::optional<Date>& from, const std::optional<Date>& until) {
    std::string words = from ? "from " + in_words(*from) : std::string{};
    if (until) words += (words.empty() ? "until " : " until ") + in_words(*until);
    return words;
}

static std::string with_days(std::string words, const std::optional<Date>& from, const std::optional<Date>& until) {
    const auto days = days_in_words(from, until);
    return days.empty() ? words : words + ", " + days;
}

static std::string name_of(trail::View& view, Id<Person> person) {
    for (const auto& held : facts_of(view, person))
        if (const auto* name = std::get_if<Name>(&held.fact); name != nullptr && held.is_in_force())
            return name->given + (name->family.empty() ? "" : " " + name->family);
    return "somebody without a name on record";
}

static std::string relationship_in_words(trail::View& view, const Relationship& one, Id<Person> other, std::string_view how) {
    return with_days(fmt::format("{}: {}{}", how, name_of(view, other), one.has_parental_responsibility ? ", with parental responsibility" : ""), one.from,
                     one.until);
}

static std::string in_words(trail::View& view, const Fact& fact) {
    if (const auto* name = std::get_if<Name>(&fact))
        return with_days(fmt::format("{} {} ({})", name->given, name->family, line_of(name_kinds, name->kind).words), name->from, name->until);
    if (const auto* birth = std::get_if<Birth>(&fact)) return fmt::format("{}: {}", line_of(birth_precisions, birth->precision).words, in_words(birth->on));
    if (const auto* death = std::get_if<Death>(&fact)) return "Date of death: " + in_words(death->on);
    if (const auto* trait = std::get_if<Trait>(&fact)) return fmt::format("{}: {}", line_of(characteristics, trait->characteristic).words, words_of(*trait));
    if (const auto* number = std::get_if<Identifier>(&fact))
        return with_days(fmt::format("{}: {}{}{}", words_of(number->kind).words, number->value, number->issuer.empty() ? "" : ", given by ", number->issuer),
                         number->from, number->until);
    if (const auto* address = std::get_if<Address>(&fact)) {
        std::string lines = address->lines + (address->lines.empty() || address->postcode.empty() ? "" : ", ") + address->postcode;
        std::ranges::replace(lines, '\n', ' ');
        return with_days(fmt::format("{}: {}{}", line_of(address_kinds, address->kind).words, lines, address->is_confidential ? " (confidential)" : ""),
                         address->from, address->until);
    }
    const auto& relationship = std::get<Relationship>(fact);
    return relationship_in_words(view, relationship, relationship.to, line_of(relations, relationship.relation).words);
}

/// A confidential address is kept from others, who may be who asks.
static bool is_about_others(const Fact& fact) {
    const auto* address = std::get_if<Address>(&fact);
    return std::holds_alternative<Relationship>(fact) || (address != nullptr && address->is_confidential);
}

static std::vector<HeldItem> facts_held(trail::View& view, const std::string& reference) {
    std::vector<HeldItem> items;
    const auto person = find_person(view, reference);
    if (!person) return items;
    const auto add = [&](const HeldFact& held, std::string words) {
        if (!held.is_in_force()) words += fmt::format(". Withdrawn on {}: {}", in_words(*held.withdrawn_at), held.withdrawn_why);
        items.push_back({.what = std::string(line_of(fact_kinds, kind_of(held.fact)).words),
                         .when = in_words(held.entered_at),
                         .from = held.source,
                         .words = std::move(words),
                         .is_about_others = is_about_others(held.fact)});
    };
    for (const auto& held : facts_of(view, person->id)) add(held, in_words(view, held.fact));
    for (const auto& held : relationships_to(view, person->id)) {
        const auto& one = std::get<Relationship>(held.fact);
        add(held, relationship_in_words(view, one, held.person, line_of(relations, one.relation).inverse));
    }
    return items;
}

static std::string who_has(trail::View& view, const policy::Involvement& part) {
    if (!part.account) return part.team + part.agency;
    const auto account = access::find_account(view, *part.account);
    return account ? account->name : fmt::format("account {}", part.account->number);
}

static std::vector<HeldItem> parts_held(trail::View& view, const std::string& reference) {
    const RecordRef record{person_kind, reference};
    std::vector<HeldItem> items;
    for (const auto& part : policy::involvements_in(view, record))
        items.push_back({.what = std::string(std::ranges::find(policy::relations, part.relation, &policy::RelationWords::relation)->words),
                         .when = days_in_words(part.from, part.until),
                         .from = who_has(view, part),
                         .words = part.because});
    for (const auto& decision : policy::sharing_decisions_about(view, record))
        items.push_back({.what = decision.is_shared ? "Shared" : "Withheld from others",
                         .when = in_words(decision.decided_on),
                         .from = decision.with_whom,
                         .words = fmt::format("{}. {}", decision.what, decision.why),
                         .is_about_others = true});
    return items;
}

static std::vector<std::string> records_read(trail::View& view, const std::string& reference) {
    std::vector<std::string> references{reference};
    const auto person = find_person(view, reference);
    if (!person) return references;
    for (const auto& record : linked_records(view, *person))
        if (record.standing == policy::Standing::allowed && record.person.id != person->id) references.push_back(record.person.reference);
    return references;
}

static std::string name_on_record(trail::View& view, const std::string& reference) {
    const auto person = find_person(view, reference);
    return person ? name_of(view, person->id) : reference;
}

static bool works_for_it(trail::View& view, const std::string& reference, Id<trail::Account> account) {
    return acts_for(view, account, own_agencies_by_law(view, reference));
}

subject_access::RecordSubject who_can_ask() {
    return {.kind = record_kind,
            .sources = {{.title = "What agencies say of the person", .items = facts_held},
                        {.title = "Who has a part in the record, and what was shared", .items = parts_held}},
            .name = name_on_record,
            .records = records_read,
            .may_prepare = works_for_it};
}

}  // namespace holdfast::people
