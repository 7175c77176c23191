#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/parts_pages.hpp"

namespace holdfast::early_help {

namespace {

/// A form about a closed assessment, with one question.
struct Asking {
    const char *place{}, *title{}, *words{}, *hint{}, *button{};
    policy::Verb verb{};
};
constexpr Asking adding{"/addenda", "Add or put right something", "What is added or put right?", "What stands in the assessment stays",
                        "Save",     policy::Verb::write};
constexpr Asking reopening{"/reopening",    "Open it again",      "Why is it opened again?", "A family that comes back with other needs is assessed anew",
                           "Open it again", policy::Verb::advance};

Outcome<site::Answer> show(trail::View& view, const web::Request& request, const Errors& errors, const Asking& asking) {
    const std::string& reference = request.parameter("reference");
    TRY(policy::require(view, asking.verb, question_of(view), reference));
    const auto assessment = find_assessment(view, reference);
    if (!assessment) return not_found();
    if (assessment->stage == Stage::open) return conflict("This assessment is open: write in it as usual.");
    const site::Form form{request, errors};
    return site::Answer{form_of(
        request, *assessment,
        {.title = asking.title, .action = path_of(reference) + asking.place, .fields = form.lines("words", asking.words, asking.hint), .button = asking.button},
        errors)};
}

template <auto write>
Outcome<std::string> take(trail::Change& change, const web::Request& request) {
    const std::string reference = request.parameter("reference");
    TRY(write(change, reference, site::typed(request, "words")));
    return path_of(reference);
}

}  // namespace

void add_after_routes(site::Router& router) {
    add_form(router, "/early-help/{reference}/addenda",
             {.show = [](trail::View& view, const web::Request& request, const Errors& errors) { return show(view, request, errors, adding); },
              .act = take<write_addendum>,
              .message = "It is written down"});
    add_form(router, "/early-help/{reference}/reopening",
             {.show = [](trail::View& view, const web::Request& request, const Errors& errors) { return show(view, request, errors, reopening); },
              .act = take<reopen>,
              .message = "The assessment is open again"});
}

}  // namespace holdfast::early_help
