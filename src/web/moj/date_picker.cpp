#include "web/moj/date_picker.hpp"

#include "web/govuk/input.hpp"

namespace holdfast::web::moj {

using namespace govuk;

void add(Html& page, const DatePicker& options) {
    page.add("<div class=\"moj-datepicker\" data-module=\"moj-date-picker\"");
    add_if(page, options.min_date, " data-min-date=\"{}\"");
    add_if(page, options.max_date, " data-max-date=\"{}\"");
    add_if(page, options.excluded_dates, " data-excluded-dates=\"{}\"");
    add_if(page, options.excluded_days, " data-excluded-days=\"{}\"");
    if (options.leading_zeros) page.add(" data-leading-zeros=\"{}\"", word_of(*options.leading_zeros));
    add_if(page, options.week_start_day, " data-week-start-day=\"{}\"");
    page.add(">\n");
    add(page, Input{.id = options.id,
                    .name = options.name,
                    .value = options.value,
                    .label = options.label,
                    .hint = options.hint,
                    .error_message = options.error_message,
                    .form_group = options.form_group,
                    .classes = with_classes("moj-js-datepicker-input", options.classes),
                    .autocomplete = "off",
                    .attributes = options.attributes});
    page.add("</div>\n");
}

}  // namespace holdfast::web::moj
