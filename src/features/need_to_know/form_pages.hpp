#pragma once

#include "base/outcome.hpp"
#include "core/access/account_store.hpp"
#include "core/policy/record_service.hpp"
#include "core/site/page.hpp"
#include "web/govuk/govuk.hpp"
#include "web/request.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::need_to_know {

using Kinds = std::shared_ptr<const std::vector<policy::RecordKind>>;

/// The kind that the form or the query names, or nothing.
const policy::RecordKind* kind_in(const Kinds& kinds, std::string_view key);
/// What the form says under this name, without blanks around it.
std::string typed(const web::Request& request, std::string_view name);
/// The kinds to choose from.
std::vector<web::govuk::SelectItem> kind_items(const Kinds& kinds);
/// What is wrong with a field, or nothing.
std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field);
/// The number in the path or the form; 0 where there is none.
std::int64_t number_in(std::string_view text);

/// A form being filled in: what was typed, and what is wrong with it.
struct Form {
    const web::Request& request;
    const std::vector<FieldError>& errors;

    web::Html line(const char* name, const char* label) const;
    web::Html lines(const char* name, const char* label, const char* hint) const;
    web::Html choice(const char* name, const char* label, std::vector<web::govuk::SelectItem> items) const;
    /// The kind of record and its reference.
    web::Html record(const Kinds& kinds) const;
};

/// A form page shown again with what can be put right; any other refusal stays one.
Outcome<site::Answer> shown_again(site::Page page, const Refusal& refusal);
/// The name of one of these people; the number of the account where it is not among them.
std::string name_of(const std::vector<access::Account>& people, Id<trail::Account> account);
/// These people to choose from, each with their agency.
std::vector<web::govuk::SelectItem> people_items(const std::vector<access::Account>& people);
/// A table in a region that scrolls by itself.
web::Html scrolling(const std::string& label, const web::govuk::Table& table);

}  // namespace holdfast::need_to_know
