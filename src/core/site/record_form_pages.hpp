#pragma once

#include "core/site/form_pages.hpp"
#include "core/site/router.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Forms about one record: shown, sent, and shown again with what was typed where something can be put right.
namespace holdfast::site {

/// A form page about a record: its title, what stands above the fields, the fields and the button.
struct RecordForm {
    std::string title{};
    std::string reference{};  ///< or the name by which the record is known, above the title
    std::string action{};  ///< the path that it is sent to
    web::Html fields{};
    std::string button{};
    web::Html above{};  ///< between the heading and the form
    std::vector<Crumb> breadcrumbs{};
};
Page form_page(const web::Request& request, RecordForm form, std::vector<FieldError> errors);

/// `show` makes the page of the form, with the errors of the time before; `act` does what it says.
struct FormAct {
    std::function<Outcome<Answer>(trail::View&, const web::Request&, const std::vector<FieldError>&)> show{};
    std::function<Outcome<Done>(trail::Change&, const web::Request&)> act{};
    std::string_view message{};                              ///< said at the top of the next page once it is done
    std::function<std::string(const web::Request&)> next{};  ///< where that is
};
/// The post of such a form, made for this reason. A refusal that can be put right shows the form again with what was typed.
ActPage page_of(FormAct act, std::string_view reason);

/// A thing that two people changed at once.
struct Version {
    std::string what{}, saved{}, typed{};
};
/// What somebody else has saved meanwhile beside what was typed here.
web::Html both_versions(const std::vector<Version>& versions);

/// Text that somebody typed, each line a paragraph.
web::Html paragraphs(std::string_view words);
/// The whole number that the text begins with, 0 where there is none.
std::int64_t number_of(std::string_view text);
/// The same of a field of the form.
std::int64_t typed_number(const web::Request& request, std::string_view field);

}  // namespace holdfast::site
