#include "web/govuk/textarea.hpp"

namespace holdfast::web::govuk {

static void add_control(Html& page, const Textarea& options, const Descriptions& descriptions) {
    page.add("<textarea class=\"govuk-textarea");
    add_if(page, options.error_message.has_value(), " govuk-textarea--error");
    add_class(page, options.classes);
    page.add("\" id=\"{}\" name=\"{}\" rows=\"{}\"", descriptions.id_prefix, options.name, or_else(options.rows, "5"));
    if (options.spellcheck) page.add(" spellcheck=\"{}\"", word_of(*options.spellcheck));
    add_if(page, options.disabled, " disabled");
    add_described_by(page, descriptions);
    add_if(page, options.autocomplete, " autocomplete=\"{}\"");
    add_attributes(page, options.attributes);
    page.add(">");
    // A browser drops a line break right after the tag, so that one in the value has to be said twice.
    add_if(page, options.value.starts_with('\n'), "\n");
    page.add("{}</textarea>\n", options.value);
}

void add(Html& page, const Textarea& options) {
    const Descriptions descriptions{
        .id_prefix = or_else(options.id, options.name), .hint = options.hint, .error_message = options.error_message, .described_by = options.described_by};
    open_form_group(page, options.form_group, options.error_message.has_value());
    add_label(page, options.label, descriptions.id_prefix);
    descriptions.add_to(page);
    add_content(page, options.form_group.before_input);
    page.add("\n");
    add_control(page, options, descriptions);
    add_content(page, options.form_group.after_input);
    close_form_group(page);
}

}  // namespace holdfast::web::govuk
