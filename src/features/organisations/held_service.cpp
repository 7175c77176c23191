#include "features/organisations/held_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

using subject_access::HeldItem;

static std::string days(const std::optional<Date>& from, const std::optional<Date>& until, const std::optional<Instant>& ended) {
    std::string words = from ? "from " + in_words(*from) : std::string("from a day not kept");
    if (until) words += " until " + in_words(*until);
    if (ended) words += ", ended " + in_words(*ended);
    return words;
}

static std::string agency_named(const std::vector<Agency>& agencies, const std::optional<Id<Agency>>& id, Date today) {
    if (!id) return "The partnership";
    const auto found = std::ranges::find(agencies, *id, &Agency::id);
    return found == agencies.end() ? "" : std::string(name_on(*found, today));
}

static std::vector<HeldItem> items(trail::View& view, Id<trail::Account> person) {
    std::vector<HeldItem> items;
    const auto account = access::find_account(view, person);
    if (!account) return items;
    const auto agencies = load_agencies(view);
    items.push_back({"Name", "", account->agency, account->name});
    items.push_back({"User name", "", account->agency, account->user_name});
    if (!account->email.empty()) items.push_back({"E-mail address", "", account->agency, account->email});
    for (const auto& post : access::posts_of(view, person))
        items.push_back({"Post", days(post.from, post.until, post.ended_at), agency_named(agencies, post.agency, view.today()),
                         post.team.empty() ? post.title : fmt::format("{}, {}", post.title, post.team)});
    for (const auto& grant : access::grants_of(view, person))
        items.push_back({"Role", days(grant.from, grant.until, grant.ended_at), agency_named(agencies, grant.agency, view.today()), grant.role});
    return items;
}

subject_access::Source held_about_people() { return {.title = "Account, posts and roles", .items = items}; }

}  // namespace holdfast::organisations
