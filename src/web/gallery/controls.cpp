#include "web/gallery/examples.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::web::gallery {

using namespace govuk;

static Html buttons() {
    Html page = button({.text = "Start now", .href = nowhere, .is_start_button = true});
    add(page, Button{.text = "Save and continue"});
    add(page, Button{.text = "Save as draft", .classes = "govuk-button--secondary"});
    add(page, Button{.text = "Close the case", .classes = "govuk-button--warning"});
    add(page, Button{.text = "Send", .disabled = true});
    return page;
}

static Html inputs() {
    Html page = input({.name = "family-name", .label = {.text = "Family name"}, .hint = Hint{.text = "As on the birth certificate, if you know it"}});
    add(page, Input{.name = "postcode",
                    .value = "CA1 1ZZ9",
                    .label = {.text = "Postcode"},
                    .error_message = ErrorMessage{.text = "Enter a postcode in the form CA1 1ZZ"},
                    .classes = "govuk-input--width-10"});
    add(page, Input{.name = "cost",
                    .inputmode = "decimal",
                    .label = {.text = "Cost of the course"},
                    .prefix = {.text = "£"},
                    .suffix = {.text = "a place"},
                    .classes = "govuk-input--width-5"});
    return page;
}

static Html radio_questions() {
    Html page = radios({.fieldset = Fieldset{.legend = {.text = "How urgent is the concern?", .classes = "govuk-fieldset__legend--m"}},
                        .hint = Hint{.text = "If a child is in immediate danger, call 999 first"},
                        .name = "urgency",
                        .items = {{.text = "Today", .value = "today", .hint = {.text = "The hub decides within one working day"}},
                                  {.text = "This week", .value = "week"},
                                  {.divider = "or"},
                                  {.text = "I do not know",
                                   .value = "unknown",
                                   .conditional = {.html = input({.name = "why", .label = {.text = "What would help you decide?"}})}}},
                        .value = "unknown"});
    add(page, Radios{.fieldset = Fieldset{.legend = {.text = "Has consent been given?"}},
                     .error_message = ErrorMessage{.text = "Select yes if consent has been given"},
                     .name = "consent",
                     .items = {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}},
                     .classes = "govuk-radios--inline govuk-radios--small"});
    return page;
}

static Html checkbox_question() {
    return checkboxes({.fieldset = Fieldset{.legend = {.text = "Which agencies know the child?", .classes = "govuk-fieldset__legend--m"}},
                       .hint = Hint{.text = "Select all that apply"},
                       .name = "agencies",
                       .items = {{.text = "School", .value = "school"},
                                 {.text = "Health visitor", .value = "health"},
                                 {.text = "Police", .value = "police"},
                                 {.divider = "or"},
                                 {.text = "None of these", .value = "none", .behaviour = "exclusive"}},
                       .values = {"school", "police"}});
}

static Html dates() {
    Html page = date_input({.id = "born",
                            .name_prefix = "born",
                            .hint = Hint{.text = "For example, 27 3 2012"},
                            .fieldset = Fieldset{.legend = {.text = "When was the child born?", .classes = "govuk-fieldset__legend--m"}},
                            .values = {{"born-day", "14"}, {"born-month", "9"}, {"born-year", "2011"}}});
    add(page, DateInput{.id = "seen",
                        .name_prefix = "seen",
                        .error_message = ErrorMessage{.text = "The date the child was seen must include a year"},
                        .fieldset = Fieldset{.legend = {.text = "When was the child last seen?"}},
                        .year = DateInputItem{.error = true}});
    return page;
}

static Html selects() {
    return select({.name = "district",
                   .items = {{.value = "", .text = "Choose a district"}, {.value = "allerdale", .text = "Allerdale"}, {.value = "eden", .text = "Eden"}},
                   .value = "eden",
                   .label = {.text = "District"}});
}

static Html file_uploads() {
    return file_upload(
        {.name = "minutes", .label = {.text = "Minutes of the meeting"}, .hint = Hint{.text = "PDF, ODT or Word, up to 10 MB"}, .javascript = true});
}

static Html details_of_a_form() {
    Html page = label({.text = "A label on its own", .for_id = "alone"});
    add(page, Hint{.text = "A hint on its own"});
    add(page, ErrorMessage{.text = "An error on its own"});
    page.add("<input class=\"govuk-input\" id=\"alone\" name=\"alone\" type=\"text\">\n");
    return page;
}

static Html address() {
    return fieldset({.legend = {.text = "Where does the child live?", .classes = "govuk-fieldset__legend--l"},
                     .html = input({.name = "line-1", .label = {.text = "Address line 1"}, .autocomplete = "address-line1"})
                                 .add(input({.name = "town", .label = {.text = "Town or city"}, .classes = "govuk-!-width-two-thirds"}))});
}

void add_controls(std::vector<Example>& all) {
    all.push_back({"button", "Button", buttons()});
    all.push_back(
        {"character-count", "Character count",
         character_count(
             {.name = "reason", .maxlength = "500", .label = {.text = "Why are you worried?"}, .hint = Hint{.text = "What you saw or were told, and when"}})});
    all.push_back({"checkboxes", "Checkboxes", checkbox_question()});
    all.push_back({"date-input", "Date input", dates()});
    all.push_back({"label", "Label, hint and error message", details_of_a_form()});
    all.push_back({"fieldset", "Fieldset", address()});
    all.push_back({"file-upload", "File upload", file_uploads()});
    all.push_back({"input", "Text input", inputs()});
    all.push_back({"password-input", "Password input", password_input({.name = "password", .label = {.text = "Password"}})});
    all.push_back({"radios", "Radios", radio_questions()});
    all.push_back({"select", "Select", selects()});
    all.push_back({"textarea", "Textarea", textarea({.name = "notes", .value = "Seen at school.\nWell and settled.", .label = {.text = "Notes"}})});
}

}  // namespace holdfast::web::gallery
