#include "features/early_help/count_pages.hpp"

#include "features/early_help/ledger_figures.hpp"
#include "features/early_help/permissions.hpp"
#include "features/early_help/report_figures.hpp"

namespace holdfast::early_help {

site::CountReport count_report() {
    return {.path = "/early-help/report",
            .title = "Early help in numbers",
            .subject = "Early help assessments",
            .nothing = "No early help assessment is on record yet.",
            .file = "early-help",
            .permission = permissions::count,
            .providers = {{"early_help", early_help_figures}},
            .years = years_counted,
            .blocks = early_help_blocks};
}

}  // namespace holdfast::early_help
