#include "features/case_recording/case_recording.hpp"

#include "features/case_recording/record_pages.hpp"
#include "features/case_recording/recording_pages.hpp"

namespace holdfast::case_recording {

site::Feature feature() {
    return {.name = "case_recording",
            .routes =
                [](site::Router& router) {
                    add_recording_routes(router);
                    add_record_routes(router);
                },
            .repeatable_fields = {"factors", "present"}};
}

}  // namespace holdfast::case_recording
