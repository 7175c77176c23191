#include "features/professional_disagreement/people_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/policy/record_store.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace holdfast::professional_disagreement {

static bool same_letters(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

namespace {
/// Looks for the people of one disagreement.
class Search {
public:
    Search(trail::View& view, const Desk& desk, const Disagreement& disagreement) : view_(view), desk_(desk), disagreement_(disagreement) {}

    /// Those of the agency who hold the permission.
    std::vector<Part> holders(Permission permission, Side side, const std::string& agency = {}) {
        std::vector<Part> found;
        for (const auto& account : access::holders_of(view_, permission, desk_.roles)) {
            const auto person = access::find_account(view_, account);
            const bool is_theirs = person && (agency.empty() || agency_called(view_, person->agency) == agency);
            if (is_theirs && may_be_asked(*person)) found.push_back(part(account, side));
        }
        return found;
    }

    /// The one of the agency who has this name or user name; nothing where nobody has, or several do.
    std::optional<Part> called(const std::string& name, Side side, const std::string& agency) {
        std::optional<Part> found;
        for (const auto& person : access::load_accounts(view_)) {
            const bool is_called = same_letters(person.user_name, name) || same_letters(person.name, name);
            if (!is_called || agency_called(view_, person.agency) != agency || !may_be_asked(person)) continue;
            if (found) return std::nullopt;
            found = part(person.id, side);
        }
        return found;
    }

private:
    Part part(Id<trail::Account> account, Side side) const { return {.account = account, .side = side, .level = disagreement_.level}; }

    bool may_be_asked(const access::Account& person) {
        if (person.id == disagreement_.raised_by) return false;
        const auto actor = access::actor_of(view_, person.id, desk_.roles);
        if (!actor || !actor->may(permissions::take_part)) return false;
        const auto facts = policy::find_facts(view_, disagreement_.about(), person.id, {.agencies = {agency_called(view_, person.agency)}});
        const bool is_lifted = facts && facts->conflict_lifted_until && view_.now() < *facts->conflict_lifted_until;
        return facts && (facts->conflict == policy::Conflict::none || is_lifted);
    }

    trail::View& view_;
    const Desk& desk_;
    const Disagreement& disagreement_;
};
}  // namespace

static void append(std::vector<Part>& parts, const std::vector<Part>& more) {
    for (const auto& part : more)
        if (std::ranges::find(parts, part.account, &Part::account) == parts.end()) parts.push_back(part);
}

Outcome<std::vector<Part>> people_asked(trail::View& view, const Desk& desk, const Disagreement& disagreement, const Named& named) {
    Search search(view, desk, disagreement);
    const auto panel = disagreement.now_at().panel;
    std::vector<Part> parts;
    if (panel == Panel::scrutiny) {
        append(parts, search.holders(permissions::settle, Side::scrutiny));
        if (parts.empty()) return conflict("Nobody here settles disagreements for the partnership: ask its office who does");
        return parts;
    }
    std::vector<FieldError> errors;
    const auto name = [&](const char* field, const std::string& typed, Side side, const std::string& agency) {
        if (is_blank(typed)) return;
        if (const auto found = search.called(typed, side, agency)) append(parts, {*found});
        else errors.push_back({field, fmt::format("Nobody, or more than one, of {} who may take part is called “{}”: enter their user name, or leave this empty",
                                                  name_of_agency(view, agency), typed)});
    };
    name("other", named.other, Side::deciding, disagreement.deciding_agency);
    name("own", named.own, Side::raising, disagreement.raising_agency);
    const bool are_leads_asked = panel == Panel::leads || is_blank(named.other);
    if (are_leads_asked) append(parts, search.holders(permissions::lead, Side::deciding, disagreement.deciding_agency));
    if (panel == Panel::leads) append(parts, search.holders(permissions::lead, Side::raising, disagreement.raising_agency));
    const bool is_anybody_asked = std::ranges::any_of(parts, [](const Part& part) { return part.side == Side::deciding; });
    if (errors.empty() && !is_anybody_asked)
        errors.push_back({"other", fmt::format("No safeguarding lead of {} can be asked here: name who answers for it", name_of_agency(view, disagreement.deciding_agency))});
    if (!errors.empty()) return invalid(std::move(errors));
    return parts;
}

}  // namespace holdfast::professional_disagreement
