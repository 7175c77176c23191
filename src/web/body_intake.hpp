#pragma once

#include "web/multipart.hpp"
#include "web/request.hpp"
#include "web/temporary_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::web {

/// A request on its way in, with the files of its uploads, which are removed with it.
struct Incoming {
    Request request{};
    std::vector<TemporaryFile> files{};
};

struct BodyLimits {
    std::size_t most_body_bytes{};
    std::size_t most_form_bytes{};
    std::string upload_folder{};
};

/// Takes the body of one request in as it arrives: forms and JSON in memory, files to the upload folder. Every step gives 0 or the status
/// with which the request is to be refused, and throws std::system_error when a file cannot be written.
class BodyIntake : private PartSink {
public:
    BodyIntake(Incoming& incoming, BodyLimits limits);
    BodyIntake(const BodyIntake&) = delete;
    BodyIntake& operator=(const BodyIntake&) = delete;

    /// Decides by the head alone: 413 for too much, 415 for a type that no page takes.
    int start(std::uint64_t declared);
    int receive(std::string_view bytes);
    int finish();

private:
    enum class Kind { none, form, json, multipart };

    int begin(const PartHead& head) override;
    int take(std::string_view bytes) override;
    int end() override;
    int take_file_bytes(std::string_view bytes);

    Incoming& incoming_;
    BodyLimits limits_;
    Kind kind_{Kind::none};
    std::string text_{};  ///< the whole body, or the value of the part under way
    std::optional<MultipartParser> parts_{};
    PartHead part_{};
    std::size_t count_of_parts_{};
    std::size_t field_bytes_{};
};

}  // namespace holdfast::web
