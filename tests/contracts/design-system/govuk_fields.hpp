#pragma once

#include "options.hpp"
#include "web/govuk/govuk.hpp"

/// The documented name of every option, for the parts that several components share.
namespace holdfast::web::govuk {

using contracts::Fields;

inline void read(Fields& fields, Content& o) { fields("text", o.text)("html", o.html); }
inline void read(Fields& fields, Label& o) {
    fields("text", o.text)("html", o.html)("for", o.for_id)("isPageHeading", o.is_page_heading)("classes", o.classes)("attributes", o.attributes);
}
inline void read(Fields& fields, Hint& o) { fields("text", o.text)("html", o.html)("id", o.id)("classes", o.classes)("attributes", o.attributes); }
inline void read(Fields& fields, ErrorMessage& o) {
    fields("text", o.text)("html", o.html)("id", o.id)("classes", o.classes)("attributes", o.attributes)("visuallyHiddenText", o.visually_hidden_text);
}
inline void read(Fields& fields, Legend& o) { fields("text", o.text)("html", o.html)("classes", o.classes)("isPageHeading", o.is_page_heading); }
inline void read(Fields& fields, Fieldset& o) {
    fields("describedBy", o.described_by)("legend", o.legend)("classes", o.classes)("role", o.role)("attributes", o.attributes)("html", o.html);
}
inline void read(Fields& fields, FormGroup& o) {
    fields("classes", o.classes)("attributes", o.attributes)("beforeInput", o.before_input)("afterInput", o.after_input);
}
inline void read(Fields& fields, InputsGroup& o) {
    fields("classes", o.classes)("attributes", o.attributes)("beforeInputs", o.before_inputs)("afterInputs", o.after_inputs);
}
inline void read(Fields& fields, Tag& o) { fields("text", o.text)("html", o.html)("classes", o.classes)("attributes", o.attributes); }
inline void read(Fields& fields, Button& o) {
    fields("text", o.text)("html", o.html)("type", o.type)("name", o.name)("value", o.value)("disabled", o.disabled)("href", o.href);
    fields("classes", o.classes)("attributes", o.attributes)("preventDoubleClick", o.prevent_double_click);
    fields("isStartButton", o.is_start_button)("id", o.id);
}
inline void read(Fields& fields, Affix& o) { fields("text", o.text)("html", o.html)("classes", o.classes)("attributes", o.attributes); }
inline void read(Fields& fields, InputWrapper& o) { fields("classes", o.classes)("attributes", o.attributes); }

/// What the components made of one control share.
template <class Control>
void read_control(Fields& fields, Control& o) {
    fields("name", o.name)("id", o.id)("label", o.label)("hint", o.hint)("errorMessage", o.error_message)("formGroup", o.form_group);
    fields("classes", o.classes)("attributes", o.attributes);
}
inline void read(Fields& fields, Input& o) {
    read_control(fields, o);
    fields("type", o.type)("inputmode", o.inputmode)("value", o.value)("disabled", o.disabled)("describedBy", o.described_by);
    fields("prefix", o.prefix)("suffix", o.suffix)("autocomplete", o.autocomplete)("pattern", o.pattern)("spellcheck", o.spellcheck);
    fields("autocapitalize", o.autocapitalize)("inputWrapper", o.input_wrapper);
}

}  // namespace holdfast::web::govuk
