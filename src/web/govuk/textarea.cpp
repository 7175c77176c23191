#include "web/govuk/textarea.hpp"

namespace holdfast::web::govuk {

static void add_control(Html& page, const Textarea& options, const Descriptions& descriptions) {
    add_content(page, options.form_group.before_input);
    page.add("\n");
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
    add_content(page, options.form_group.after_input);
}

void add(Html& page, const Textarea& options) {
    add_labelled(page, options, [&](Html& group, const Descriptions& descriptions) { add_control(group, options, descriptions); });
}

}  // namespace holdfast::web::govuk
