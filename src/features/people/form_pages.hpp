#pragma once

#include "base/outcome.hpp"
#include "core/people/shown.hpp"
#include "core/people/person_store.hpp"
#include "core/site/form_pages.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::people {

using site::day_in;
using site::Form;
using site::items_of;
using site::number_in;
using site::put_day;
using site::shown_again;
using site::typed;

/// `an address`, `a name`.
std::string with_article(std::string_view words);
/// `from 1 March 2020 until 3 May 2021`, or empty.
std::string days_shown(const std::optional<Date>& from, const std::optional<Date>& until);

}  // namespace holdfast::people
