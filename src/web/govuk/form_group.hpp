#pragma once

#include <optional>

#include "web/govuk/error_message.hpp"
#include "web/govuk/hint.hpp"
#include "web/govuk/label.hpp"

namespace holdfast::web::govuk {

/// The block around one control, and what may stand right before and after the control.
struct FormGroup {
    std::string classes{};
    Attributes attributes{};
    Content before_input{};
    Content after_input{};
};

/// The block around several controls, and what may stand right before and after them.
struct InputsGroup {
    std::string classes{};
    Attributes attributes{};
    Content before_inputs{};
    Content after_inputs{};
};

/// What says more about a control or a group of them. Its parts have the ids `PREFIX-hint` and `PREFIX-error`.
struct Descriptions {
    std::string_view id_prefix;
    const std::optional<Hint>& hint;
    const std::optional<ErrorMessage>& error_message;
    std::string_view described_by{};

    /// The value of aria-describedby: what the caller names, the hint, the error message; empty if there is none.
    std::string ids() const;
    void add_to(Html& page) const;
};

/// Adds the start of the block, up to where its attributes begin; `add_group_attributes` ends it.
template <class Group>
void open_form_group(Html& page, const Group& group, bool has_error) {
    page.add("<div class=\"govuk-form-group");
    add_if(page, has_error, " govuk-form-group--error");
    add_class(page, group.classes);
    page.add("\"");
    add_attributes(page, group.attributes);
    page.add(">\n");
}
inline void close_form_group(Html& page) { page.add("</div>\n"); }

/// Adds ` aria-describedby="..."`, if anything describes the control.
inline void add_described_by(Html& page, const Descriptions& descriptions) { add_if(page, descriptions.ids(), " aria-describedby=\"{}\""); }

/// Adds the whole block of a control that has a label of its own; `add_control(page, descriptions)` adds what is between the label and the end.
template <class Options, class AddControl>
void add_labelled(Html& page, const Options& options, const AddControl& add_control) {
    const Descriptions descriptions{
        .id_prefix = or_else(options.id, options.name), .hint = options.hint, .error_message = options.error_message, .described_by = options.described_by};
    open_form_group(page, options.form_group, options.error_message.has_value());
    add_label(page, options.label, descriptions.id_prefix);
    descriptions.add_to(page);
    add_control(page, descriptions);
    close_form_group(page);
}

}  // namespace holdfast::web::govuk
