#pragma once

#include "web/request.hpp"
#include "web/temporary_file.hpp"

#include <cstddef>
#include <cstdint>
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

/// Takes the body of one request in as it arrives: forms and JSON in memory, files to the upload folder.
/// Every step gives 0 or the status with which the request is to be refused.
class BodyIntake {
public:
    BodyIntake(Incoming& incoming, BodyLimits limits);

    /// Decides by the head alone: 413 for too much, 415 for a type that no page takes.
    int begin(std::uint64_t declared);
    int take(std::string_view bytes);
    int end();

private:
    enum class Kind { none, form, json };

    Incoming& incoming_;
    BodyLimits limits_;
    Kind kind_{Kind::none};
    std::string text_{};
};

}  // namespace holdfast::web
