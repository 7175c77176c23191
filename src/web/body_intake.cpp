#include "web/body_intake.hpp"

#include "base/utf8.hpp"
#include "web/ascii.hpp"
#include "web/form.hpp"

namespace holdfast::web {

static std::string_view media_type(const Request& request) {
    const std::string_view type = request.headers.get("content-type");
    return trimmed(type.substr(0, type.find(';')));
}

BodyIntake::BodyIntake(Incoming& incoming, BodyLimits limits) : incoming_(incoming), limits_(std::move(limits)) {}

int BodyIntake::begin(std::uint64_t declared) {
    if (declared == 0) return 0;
    if (declared > limits_.most_body_bytes) return 413;
    const std::string_view type = media_type(incoming_.request);
    if (same_ignoring_case(type, "application/x-www-form-urlencoded")) kind_ = Kind::form;
    else if (same_ignoring_case(type, "application/json")) kind_ = Kind::json;
    else return 415;
    if (declared > limits_.most_form_bytes) return 413;
    text_.reserve(declared);
    return 0;
}

int BodyIntake::take(std::string_view bytes) {
    text_.append(bytes);
    return 0;
}

int BodyIntake::end() {
    if (kind_ == Kind::json) {
        if (!is_utf8(text_)) return 400;
        incoming_.request.body = std::move(text_);
    } else if (kind_ == Kind::form) {
        auto form = parse_form(text_);
        if (!form) return 400;
        incoming_.request.form = *std::move(form);
    }
    return 0;
}

}  // namespace holdfast::web
