#include "features/organisations/person_store.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"

#include <algorithm>
#include <map>

namespace holdfast::organisations {

static Person person_of(trail::View& view, access::Account account) {
    Person person{.account = std::move(account)};
    person.posts = access::posts_of(view, person.account.id);
    person.grants = access::grants_of(view, person.account.id);
    return person;
}

std::vector<Person> load_people(trail::View& view) {
    std::vector<Person> people;
    for (auto& account : access::load_accounts(view)) people.push_back({.account = std::move(account)});
    std::map<Id<trail::Account>, Person*> by_account;
    for (auto& person : people) by_account.emplace(person.account.id, &person);
    for (auto& post : access::every_post(view)) by_account.at(post.account)->posts.push_back(std::move(post));
    for (auto& grant : access::every_grant(view)) by_account.at(grant.account)->grants.push_back(std::move(grant));
    return people;
}

std::optional<Person> find_person(trail::View& view, Id<trail::Account> account) {
    auto accounts = access::load_accounts(view);
    const auto found = std::ranges::find(accounts, account, &access::Account::id);
    if (found == accounts.end()) return std::nullopt;
    return person_of(view, std::move(*found));
}

}  // namespace holdfast::organisations
