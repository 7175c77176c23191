#include "govuk_registers.hpp"

namespace holdfast::web::govuk {

static void read(Fields& fields, Textarea& o) {
    read_control(fields, o);
    fields("spellcheck", o.spellcheck)("rows", o.rows)("value", o.value)("disabled", o.disabled)("describedBy", o.described_by);
    fields("autocomplete", o.autocomplete);
}
static void read(Fields& fields, SelectItem& o) {
    fields("value", o.value)("text", o.text)("selected", o.selected)("disabled", o.disabled)("attributes", o.attributes);
}
static void read(Fields& fields, Select& o) {
    read_control(fields, o);
    fields("items", o.items)("value", o.value)("disabled", o.disabled)("describedBy", o.described_by);
}
static void read(Fields& fields, FileUpload& o) {
    read_control(fields, o);
    // A fixture gives a value, which no browser takes and the template leaves out.
    fields.leave_out("value");
    fields("disabled", o.disabled)("multiple", o.multiple)("describedBy", o.described_by)("javascript", o.javascript);
    fields("chooseFilesButtonText", o.choose_files_button_text)("dropInstructionText", o.drop_instruction_text);
    fields("multipleFilesChosenText", o.multiple_files_chosen_text)("noFileChosenText", o.no_file_chosen_text);
    fields("enteredDropZoneText", o.entered_drop_zone_text)("leftDropZoneText", o.left_drop_zone_text);
    fields("wrapperClasses", o.wrapper_classes)("wrapperAttributes", o.wrapper_attributes);
}
static void read(Fields& fields, PasswordInputButton& o) { fields("classes", o.classes); }
static void read(Fields& fields, PasswordInput& o) {
    read_control(fields, o);
    fields("value", o.value)("disabled", o.disabled)("describedBy", o.described_by)("autocomplete", o.autocomplete)("button", o.button);
    fields("showPasswordText", o.show_password_text)("hidePasswordText", o.hide_password_text);
    fields("showPasswordAriaLabelText", o.show_password_aria_label_text)("hidePasswordAriaLabelText", o.hide_password_aria_label_text);
    fields("passwordShownAnnouncementText", o.password_shown_announcement_text);
    fields("passwordHiddenAnnouncementText", o.password_hidden_announcement_text);
}
static void read(Fields& fields, CountMessage& o) { fields("classes", o.classes); }
static void read(Fields& fields, CharacterCount& o) {
    read_control(fields, o);
    fields("rows", o.rows)("value", o.value)("maxlength", o.maxlength)("maxwords", o.maxwords)("threshold", o.threshold);
    fields("countType", o.count_type)("spellcheck", o.spellcheck)("countMessage", o.count_message);
    fields("textareaDescriptionText", o.textarea_description_text)("charactersUnderLimitText", o.characters_under_limit_text);
    fields("charactersAtLimitText", o.characters_at_limit_text)("charactersOverLimitText", o.characters_over_limit_text);
    fields("wordsUnderLimitText", o.words_under_limit_text)("wordsAtLimitText", o.words_at_limit_text);
    fields("wordsOverLimitText", o.words_over_limit_text);
}
static void read(Fields& fields, ItemLabel& o) { fields("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, Conditional& o) { fields("html", o.html); }

template <class Item>
static void read_choice(Fields& fields, Item& o) {
    fields("text", o.text)("html", o.html)("id", o.id)("value", o.value)("label", o.label)("hint", o.hint)("divider", o.divider);
    fields("checked", o.checked)("conditional", o.conditional)("disabled", o.disabled)("attributes", o.attributes);
}
static void read(Fields& fields, RadioItem& o) { read_choice(fields, o); }
static void read(Fields& fields, CheckboxItem& o) {
    read_choice(fields, o);
    fields("name", o.name)("behaviour", o.behaviour);
}

template <class Choices>
static void read_choices(Fields& fields, Choices& o) {
    fields("fieldset", o.fieldset)("hint", o.hint)("errorMessage", o.error_message)("formGroup", o.form_group)("idPrefix", o.id_prefix);
    fields("name", o.name)("items", o.items)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, Radios& o) {
    read_choices(fields, o);
    fields("value", o.value);
}
static void read(Fields& fields, Checkboxes& o) {
    read_choices(fields, o);
    fields("describedBy", o.described_by)("values", o.values);
}
static void read(Fields& fields, DateInputItem& o) {
    fields("id", o.id)("name", o.name)("label", o.label)("value", o.value)("error", o.error)("autocomplete", o.autocomplete);
    fields("pattern", o.pattern)("inputmode", o.inputmode)("classes", o.classes)("attributes", o.attributes);
}
static void read_value(const contracts::json& value, std::vector<DateValue>& values, const std::string&) {
    for (const auto& [name, typed] : value.items()) values.push_back({name, contracts::as_text(typed)});
}
static void read(Fields& fields, DateInput& o) {
    fields("id", o.id)("namePrefix", o.name_prefix)("items", o.items)("hint", o.hint)("errorMessage", o.error_message);
    fields("formGroup", o.form_group)("fieldset", o.fieldset)("day", o.day)("month", o.month)("year", o.year)("values", o.values);
    fields("classes", o.classes)("attributes", o.attributes);
}

}  // namespace holdfast::web::govuk

namespace holdfast::contracts {

void register_govuk_forms(Components& components) {
    using namespace web::govuk;
    components["button"] = prepare<Button>;
    components["character-count"] = prepare<CharacterCount>;
    components["checkboxes"] = prepare<Checkboxes>;
    components["date-input"] = prepare<DateInput>;
    components["error-message"] = prepare<ErrorMessage>;
    components["fieldset"] = prepare<Fieldset>;
    components["file-upload"] = prepare<FileUpload>;
    components["hint"] = prepare<Hint>;
    components["input"] = prepare<Input>;
    components["label"] = prepare<Label>;
    components["password-input"] = prepare<PasswordInput>;
    components["radios"] = prepare<Radios>;
    components["select"] = prepare<Select>;
    components["textarea"] = prepare<Textarea>;
}

}  // namespace holdfast::contracts
