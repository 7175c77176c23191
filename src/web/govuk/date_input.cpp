#include "web/govuk/date_input.hpp"

#include <algorithm>
#include <array>

#include "web/ascii.hpp"
#include "web/govuk/input.hpp"

namespace holdfast::web::govuk {

namespace {

struct Part {
    std::string_view name;
    DateInputItem item;
};
using Parts = std::array<Part, 3>;

struct Box {
    const DateInputItem& item;
    const Part* part;
    bool is_wrong;
};

constexpr std::string_view error_class = "govuk-input--error";

}  // namespace

static std::optional<std::string> value_of(const DateInput& options, std::string_view name) {
    for (const auto& typed : options.values)
        if (typed.name == name) return typed.value;
    return std::nullopt;
}

static Part part_named(const DateInput& options, std::string_view name, const std::optional<DateInputItem>& given) {
    return {name, given ? *given : DateInputItem{.name = std::string(name), .value = value_of(options, name)}};
}

/// The part an item is: the one it is given for, or the one whose name it bears.
static const Part* part_of(const Parts& parts, const DateInputItem& item) {
    for (const auto& part : parts)
        if (&part.item == &item || (!item.name.empty() && (item.name == part.name || item.name == part.item.name))) return &part;
    return nullptr;
}

static bool has_error(const DateInputItem& item) { return item.error.value_or(false) || item.classes.find(error_class) != std::string::npos; }

static std::string classes_of(const DateInputItem& item, std::string_view width, bool is_wrong) {
    std::string classes = "govuk-date-input__input";
    if (is_wrong && item.classes.find(error_class) == std::string::npos) classes.append(" ").append(error_class);
    if (item.classes.find("govuk-input--width-") == std::string::npos) classes.append(" ").append(width);
    return with_classes(std::move(classes), item.classes);
}

static std::string capitalised(std::string_view text) {
    std::string name = lowered(text);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

static void add_box(Html& page, const DateInput& options, const Box& box) {
    const auto& [item, part, is_wrong] = box;
    const std::string own_name(part ? or_else(item.name, part->name) : std::string_view(item.name));
    const std::string name = options.name_prefix.empty() ? own_name : options.name_prefix + "-" + own_name;
    std::optional<std::string> value = item.value;
    if (!value && part) value = part->item.value;
    if (!value) value = value_of(options, name);
    page.add("<div class=\"govuk-date-input__item\">\n");
    add(page, Input{.id = item.id.empty() ? options.id + "-" + own_name : item.id,
                    .name = name,
                    .inputmode = std::string(or_else(item.inputmode, "numeric")),
                    .value = std::move(value),
                    .label = {.text = item.label.empty() ? capitalised(own_name) : item.label, .classes = "govuk-date-input__label"},
                    .classes = classes_of(item, part && part->name == "year" ? "govuk-input--width-4" : "govuk-input--width-2", is_wrong),
                    .autocomplete = item.autocomplete,
                    .pattern = item.pattern,
                    .attributes = item.attributes});
    page.add("</div>\n");
}

static void add_boxes(Html& page, const DateInput& options) {
    const Parts parts{part_named(options, "day", options.day), part_named(options, "month", options.month), part_named(options, "year", options.year)};
    std::vector<const DateInputItem*> items;
    for (const auto& item : options.items) items.push_back(&item);
    if (items.empty())
        for (const auto& part : parts) items.push_back(&part.item);
    const bool some_wrong = std::any_of(items.begin(), items.end(), [](const auto* item) { return has_error(*item); });
    for (const auto* item : items) {
        // A message that no box claims is about all of them, except those that say they are right.
        const bool is_wrong = has_error(*item) || (options.error_message && !some_wrong && item->error.value_or(true));
        if (!item->omitted) add_box(page, options, {*item, part_of(parts, *item), is_wrong});
    }
}

static void add_inputs(Html& page, const DateInput& options) {
    page.add("<div class=\"govuk-date-input");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    add_if(page, options.id, " id=\"{}\"");
    page.add(">\n");
    add_content(page, options.form_group.before_inputs);
    page.add("\n");
    add_boxes(page, options);
    add_content(page, options.form_group.after_inputs);
    page.add("</div>\n");
}

void add(Html& page, const DateInput& options) {
    const Descriptions descriptions{.id_prefix = options.id,
                                    .hint = options.hint,
                                    .error_message = options.error_message,
                                    .described_by = options.fieldset ? std::string_view(options.fieldset->described_by) : ""};
    open_form_group(page, options.form_group, options.error_message.has_value());
    // JAWS reads out the description of a fieldset of text boxes only if its role is given.
    if (options.fieldset) open_fieldset(page, *options.fieldset, descriptions.ids(), "group");
    descriptions.add_to(page);
    add_inputs(page, options);
    if (options.fieldset) close_fieldset(page);
    close_form_group(page);
}

}  // namespace holdfast::web::govuk
