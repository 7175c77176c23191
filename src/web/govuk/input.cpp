#include "web/govuk/input.hpp"

namespace holdfast::web::govuk {

static void add_control(Html& page, const Input& options, const Descriptions& descriptions) {
    page.add("<input class=\"govuk-input");
    add_class(page, options.classes);
    add_if(page, options.error_message.has_value(), " govuk-input--error");
    page.add("\" id=\"{}\" name=\"{}\" type=\"{}\"", descriptions.id_prefix, options.name, or_else(options.type, "text"));
    if (options.spellcheck) page.add(" spellcheck=\"{}\"", word_of(*options.spellcheck));
    if (options.value) page.add(" value=\"{}\"", *options.value);
    add_if(page, options.disabled, " disabled");
    add_described_by(page, descriptions);
    add_if(page, options.autocomplete, " autocomplete=\"{}\"");
    add_if(page, options.autocapitalize, " autocapitalize=\"{}\"");
    add_if(page, options.pattern, " pattern=\"{}\"");
    add_if(page, options.inputmode, " inputmode=\"{}\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
}

static void add_affix(Html& page, const Affix& affix, std::string_view side) {
    if (!has_content(affix)) return;
    page.add("<div class=\"govuk-input__{}", side);
    add_class(page, affix.classes);
    page.add("\" aria-hidden=\"true\"");
    add_attributes(page, affix.attributes);
    page.add(">");
    add_content(page, affix);
    page.add("</div>\n");
}

static bool needs_wrapper(const Input& options) {
    return has_content(options.prefix) || has_content(options.suffix) || has_content(options.form_group.before_input) ||
           has_content(options.form_group.after_input);
}

static void add_wrapped_control(Html& page, const Input& options, const Descriptions& descriptions) {
    page.add("<div class=\"govuk-input__wrapper");
    add_class(page, options.input_wrapper.classes);
    page.add("\"");
    add_attributes(page, options.input_wrapper.attributes);
    page.add(">\n");
    add_content(page, options.form_group.before_input);
    page.add("\n");
    add_affix(page, options.prefix, "prefix");
    add_control(page, options, descriptions);
    add_affix(page, options.suffix, "suffix");
    add_content(page, options.form_group.after_input);
    page.add("</div>\n");
}

void add(Html& page, const Input& options) {
    add_labelled(page, options, [&](Html& group, const Descriptions& descriptions) {
        if (needs_wrapper(options)) add_wrapped_control(group, options, descriptions);
        else add_control(group, options, descriptions);
    });
}

}  // namespace holdfast::web::govuk
