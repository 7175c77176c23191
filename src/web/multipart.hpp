#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace holdfast::web {

/// The head of one part of a multipart form.
struct PartHead {
    std::string field{};
    std::string file_name{};  ///< as the browser gave it, without folders
    std::string content_type{};
    bool is_file{false};
};

/// Where the parts of a multipart form go as they are read. Every step gives 0 or the status with which the request is to be refused.
class PartSink {
public:
    virtual ~PartSink() = default;
    virtual int begin(const PartHead& head) = 0;
    virtual int take(std::string_view bytes) = 0;
    virtual int end() = 0;
};

/// Reads multipart/form-data (RFC 7578) piece by piece, holding back no more than one boundary or one part's head. Strict: CRLF line ends,
/// one Content-Disposition with a name in each part, no encodings, no nested multiparts, nothing after the last boundary but one line end.
class MultipartParser {
public:
    MultipartParser(std::string_view boundary, PartSink& sink);

    /// 0, or 400 for what is malformed, or what the sink gives. Nothing more may be taken after a refusal.
    int take(std::string_view bytes);
    /// 400 when the last boundary has not come.
    int end() const { return state_ == State::finished ? 0 : 400; }

private:
    enum class State { start, after_boundary, head, body, finished };

    /// Does one step; false when more bytes are needed.
    bool step(int& status);
    bool read_start(int& status);
    bool read_after_boundary(int& status);
    bool read_head(int& status);
    bool read_body(int& status);
    bool read_finished(int& status);

    std::string delimiter_;  ///< CRLF, two hyphens and the boundary
    PartSink& sink_;
    State state_{State::start};
    std::string pending_{};
};

/// The boundary named in a Content-Type of multipart/form-data; empty when there is none or it is malformed.
std::string multipart_boundary(std::string_view content_type);

}  // namespace holdfast::web
