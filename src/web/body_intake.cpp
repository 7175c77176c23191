#include "web/body_intake.hpp"

#include "base/utf8.hpp"
#include "web/ascii.hpp"
#include "web/form.hpp"

namespace holdfast::web {

static std::string_view media_type(std::string_view content_type) { return trimmed(content_type.substr(0, content_type.find(';'))); }

BodyIntake::BodyIntake(Incoming& incoming, BodyLimits limits) : incoming_(incoming), limits_(std::move(limits)) {}

int BodyIntake::start(std::uint64_t declared) {
    if (declared == 0) return 0;
    if (declared > limits_.most_body_bytes) return 413;
    const std::string_view content_type = incoming_.request.headers.get("content-type");
    const std::string_view type = media_type(content_type);
    if (same_ignoring_case(type, "multipart/form-data")) {
        const std::string boundary = multipart_boundary(content_type);
        if (boundary.empty()) return 400;
        kind_ = Kind::multipart;
        parts_.emplace(boundary, static_cast<PartSink&>(*this));
        return 0;
    }
    if (same_ignoring_case(type, "application/x-www-form-urlencoded")) kind_ = Kind::form;
    else if (same_ignoring_case(type, "application/json")) kind_ = Kind::json;
    else return 415;
    return declared > limits_.most_form_bytes ? 413 : 0;
}

int BodyIntake::receive(std::string_view bytes) {
    if (parts_) return parts_->take(bytes);
    text_.append(bytes);
    return 0;
}

int BodyIntake::finish() {
    if (parts_) return parts_->end();
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

int BodyIntake::begin(const PartHead& head) {
    if (++count_of_parts_ > most_form_fields) return 413;
    part_ = head;
    text_.clear();
    if (head.is_file) incoming_.request.uploads.push_back({.field = head.field, .file_name = head.file_name, .content_type = head.content_type});
    return 0;
}

int BodyIntake::take(std::string_view bytes) {
    if (part_.is_file) return take_file_bytes(bytes);
    field_bytes_ += bytes.size();
    if (field_bytes_ > limits_.most_form_bytes) return 413;
    text_.append(bytes);
    return 0;
}

/// A file is made when its first bytes arrive: a control without a chosen file leaves none.
int BodyIntake::take_file_bytes(std::string_view bytes) {
    Upload& upload = incoming_.request.uploads.back();
    if (upload.path.empty()) upload.path = incoming_.files.emplace_back(limits_.upload_folder).path();
    incoming_.files.back().append(bytes);
    upload.size += bytes.size();
    return 0;
}

int BodyIntake::end() {
    if (part_.is_file) {
        const Upload& upload = incoming_.request.uploads.back();
        if (upload.size > 0) incoming_.files.back().close();
        else if (upload.file_name.empty()) incoming_.request.uploads.pop_back();
        return 0;
    }
    if (!is_clean_text(text_, Controls::lines)) return 400;
    if (is_blank(text_)) text_.clear();
    incoming_.request.form.add(part_.field, std::move(text_));
    return 0;
}

}  // namespace holdfast::web
