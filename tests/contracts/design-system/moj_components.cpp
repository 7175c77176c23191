#include "govuk_registers.hpp"
#include "web/moj/moj.hpp"

namespace holdfast::web::moj {

using contracts::Fields;

static void read(Fields& fields, Alert& o) {
    fields("variant", o.variant)("title", o.title)("showTitleAsHeading", o.show_title_as_heading)("headingTag", o.heading_tag);
    fields("text", o.text)("html", o.html)("dismissible", o.dismissible)("dismissText", o.dismiss_text);
    fields("disableAutoFocus", o.disable_auto_focus)("focusOnDismissSelector", o.focus_on_dismiss_selector)("role", o.role);
    fields("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, RemoveButton& o) { fields("name", o.name)("value", o.value); }
static void read(Fields& fields, AddAnotherItem& o) {
    fields("fieldset", o.fieldset)("errorMessage", o.error_message)("removeButton", o.remove_button)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, AddAnother& o) {
    fields("id", o.id)("itemLabel", o.item_label)("layout", o.layout)("items", o.items)("addAnotherButtonText", o.add_another_button_text);
    fields("removeButtonText", o.remove_button_text)("removeButtonSuffixText", o.remove_button_suffix_text);
    fields("itemLegendText", o.item_legend_text)("fieldLabelSuffixText", o.field_label_suffix_text);
    fields("newItemSuffixText", o.new_item_suffix_text)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, Badge& o) { fields("text", o.text)("html", o.html)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, NotificationBadge& o) {
    fields("text", o.count)("visuallyHiddenText", o.visually_hidden_text)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, ButtonMenuItem& o) {
    fields("text", o.text)("html", o.html)("name", o.name)("type", o.type)("value", o.value)("href", o.href)("disabled", o.disabled);
    fields("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, ButtonMenuToggle& o) { fields("text", o.text)("classes", o.classes); }
static void read(Fields& fields, ButtonMenu& o) {
    fields("items", o.items)("button", o.button)("alignMenu", o.align_menu)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, DatePicker& o) {
    fields("id", o.id)("name", o.name)("value", o.value)("formGroup", o.form_group)("label", o.label)("hint", o.hint);
    fields("errorMessage", o.error_message)("minDate", o.min_date)("maxDate", o.max_date)("excludedDates", o.excluded_dates);
    fields("excludedDays", o.excluded_days)("leadingZeros", o.leading_zeros)("weekStartDay", o.week_start_day);
    fields("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, FilterLink& o) { fields("href", o.href)("text", o.text); }
static void read(Fields& fields, FilterCategory& o) { fields("heading", o.heading)("items", o.items); }
static void read(Fields& fields, SelectedFilters& o) { fields("heading", o.heading)("clearLink", o.clear_link)("categories", o.categories); }
static void read(Fields& fields, FilterSubmit& o) { fields("text", o.text)("attributes", o.attributes); }
static void read(Fields& fields, Filter& o) {
    fields("heading", o.heading)("selectedFilters", o.selected_filters)("submit", o.submit)("optionsHtml", o.options_html);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, IdentityBar& o) { fields("title", o.title)("menus", o.menus)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, InterruptionAction& o) { fields("text", o.text)("style", o.style)("href", o.href)("attributes", o.attributes); }
static void read(Fields& fields, InterruptionCard& o) {
    fields("heading", o.heading)("html", o.html)("primaryAction", o.primary_action)("secondaryAction", o.secondary_action);
}
static void read(Fields& fields, Message& o) {
    std::string timestamp;
    fields("id", o.id)("text", o.text)("html", o.html)("type", o.type)("sender", o.sender)("timestamp", timestamp);
    o.timestamp = parse_instant(timestamp).value();
}
static void read(Fields& fields, Messages& o) { fields("id", o.id)("label", o.label)("items", o.items)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, DeleteButton& o) { fields("text", o.text); }
static void read(Fields& fields, UploadedFile& o) {
    fields("message", o.message)("fileName", o.file_name)("originalFileName", o.original_file_name)("deleteButton", o.delete_button);
}
static void read(Fields& fields, UploadedFiles& o) { fields("heading", o.heading)("items", o.items); }
static void read(Fields& fields, MultiFileUpload& o) {
    fields("uploadedFiles", o.uploaded_files)("uploadHtml", o.upload_html)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, PageHeading& o) { fields("text", o.text)("html", o.html)("level", o.level)("classes", o.classes); }
static void read(Fields& fields, PageHeaderActions& o) { fields("heading", o.heading)("items", o.items)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, SearchInput& o) {
    fields("id", o.id)("name", o.name)("type", o.type)("value", o.value)("classes", o.classes)("attributes", o.attributes);
    fields("errorMessage", o.error_message)("disabled", o.disabled)("spellcheck", o.spellcheck)("autocomplete", o.autocomplete);
    fields("pattern", o.pattern)("inputmode", o.inputmode)("describedBy", o.described_by);
}
static void read(Fields& fields, SearchButton& o) {
    fields("text", o.text)("html", o.html)("id", o.id)("name", o.name)("value", o.value)("classes", o.classes)("attributes", o.attributes);
    fields("preventDoubleClick", o.prevent_double_click);
}
static void read(Fields& fields, SearchCsrf& o) { fields("name", o.name)("value", o.value); }
static void read(Fields& fields, Search& o) {
    fields("action", o.action)("method", o.method)("layout", o.layout)("iconButton", o.icon_button)("label", o.label)("hint", o.hint);
    fields("input", o.input)("button", o.button)("csrf", o.csrf)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, SideNavigationItem& o) {
    fields("text", o.text)("html", o.html)("href", o.href)("active", o.active)("attributes", o.attributes);
}
static void read(Fields& fields, SideNavigationHeading& o) {
    fields("text", o.text)("html", o.html)("headingLevel", o.heading_level)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, SideNavigationSection& o) { fields("heading", o.heading)("items", o.items); }
static void read(Fields& fields, SideNavigation& o) {
    fields("label", o.label)("items", o.items)("sections", o.sections)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, SubNavigationItem& o) {
    fields("text", o.text)("html", o.html)("href", o.href)("active", o.active)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, SubNavigation& o) { fields("label", o.label)("items", o.items)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, TicketPanelItem& o) { fields("text", o.text)("html", o.html)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, TicketPanel& o) { fields("items", o.items)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, TimelineDatetime& o) {
    std::string timestamp;
    std::string type;
    fields("timestamp", timestamp)("type", type);
    o = type == "date" ? on_day(parse_date(timestamp).value()) : at_moment(parse_instant(timestamp).value());
}
static void read(Fields& fields, TimelineItem& o) {
    fields("label", o.label)("text", o.text)("html", o.html)("datetime", o.datetime)("byline", o.byline)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, Timeline& o) { fields("items", o.items)("headingLevel", o.heading_level)("classes", o.classes)("attributes", o.attributes); }

}  // namespace holdfast::web::moj

namespace holdfast::contracts {

Components moj_components() {
    using namespace web::moj;
    return {{"moj/add-another", prepare<AddAnother>},
            {"moj/alert", prepare<Alert>},
            {"moj/badge", prepare<Badge>},
            {"moj/button-menu", prepare<ButtonMenu>},
            {"moj/date-picker", prepare<DatePicker>},
            {"moj/filter", prepare<Filter>},
            {"moj/identity-bar", prepare<IdentityBar>},
            {"moj/interruption-card", prepare<InterruptionCard>},
            {"moj/messages", prepare<Messages>},
            {"moj/multi-file-upload", prepare<MultiFileUpload>},
            {"moj/notification-badge", prepare<NotificationBadge>},
            {"moj/page-header-actions", prepare<PageHeaderActions>},
            {"moj/search", prepare<Search>},
            {"moj/side-navigation", prepare<SideNavigation>},
            {"moj/sub-navigation", prepare<SubNavigation>},
            {"moj/ticket-panel", prepare<TicketPanel>},
            {"moj/timeline", prepare<Timeline>}};
}

}  // namespace holdfast::contracts
