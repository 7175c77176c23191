#include "features/professional_disagreement/professional_disagreement.hpp"

#include "features/professional_disagreement/count_figures.hpp"
#include "features/professional_disagreement/notice_kinds.hpp"
#include "features/professional_disagreement/parts_pages.hpp"

namespace holdfast::professional_disagreement {

site::Feature feature(const SharedDesk& desk) {
    return {.name = "professional_disagreement",
            .migrations = migrations(),
            .permissions = {permissions::take_part, permissions::lead, permissions::settle, permissions::count},
            .routes =
                [desk](site::Router& router) {
                    add_list_routes(router, desk);
                    add_count_routes(router);
                    add_raising_routes(router, desk);
                    add_record_routes(router, desk);
                    add_step_routes(router, desk);
                },
            .navigation = {{.text = "Disagreements",
                            .path = "/disagreements",
                            .permission = permissions::take_part,
                            .summary = "Say that a decision for a child is wrong, answer where you are asked, and see what is overdue",
                            .is_on_home_alone = true},
                           {.text = "Disagreements in numbers",
                            .path = "/disagreements/counts",
                            .permission = permissions::count,
                            .summary = "Professional disagreements by agency, level, outcome and time taken",
                            .is_on_home_alone = true}},
            .figures = {{"professional_disagreement", disagreement_figures}},
            .notices = {{was_asked, permissions::take_part}, {was_answered, permissions::take_part}, {was_resolved, permissions::take_part}}};
}

}  // namespace holdfast::professional_disagreement
