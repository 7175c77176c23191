#include "features/lado/count_pages.hpp"

#include "features/lado/count_figures.hpp"
#include "features/lado/ledger_figures.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/report_figures.hpp"

namespace holdfast::lado {

site::CountReport count_report() {
    return {.path = "/lado/report",
            .title = "Allegations in numbers",
            .subject = "Allegations against people who work with children",
            .nothing = "No allegation and no consultation is on record yet.",
            .file = "allegations",
            .permission = permissions::count,
            .providers = {{"lado", lado_figures}},
            .years = years_counted,
            .blocks = lado_blocks};
}

}  // namespace holdfast::lado
