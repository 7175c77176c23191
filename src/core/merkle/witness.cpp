#include "core/merkle/witness.hpp"

#include <fmt/format.h>

namespace holdfast::merkle {

static constexpr std::size_t most_proof_lines = 63;

std::string WitnessRequest::in_text() const { return fmt::format("old {}\n{}\n{}", old_size, in_lines(proof), checkpoint.in_text()); }

static std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

Outcome<WitnessRequest> parse_witness_request(std::string_view text) {
    constexpr std::string_view opening = "old ";
    const std::string_view first = take_line(text);
    const auto old_size = first.starts_with(opening) ? parse_size(first.substr(opening.size())) : std::nullopt;
    if (!old_size) return invalid("the request does not begin with the size of the checkpoint signed last, such as \"old 120\"");
    WitnessRequest request{.old_size = *old_size, .proof = {}, .checkpoint = {}};
    for (std::string_view line = take_line(text); !line.empty(); line = take_line(text)) {
        const auto bytes = from_base64(line);
        const auto hash = bytes ? hash_from_bytes(*bytes) : std::nullopt;
        if (!hash || request.proof.size() == most_proof_lines) return invalid(fmt::format("line {} of the request is not a hash of its proof", request.proof.size() + 2));
        request.proof.push_back(*hash);
    }
    auto note = parse_note(text);
    if (!note) return invalid("the request does not end with a signed checkpoint");
    request.checkpoint = *std::move(note);
    return request;
}

Outcome<Head> check_request(const WitnessRequest& request, const Witnessed& witnessed) {
    const auto checkpoint = parse_checkpoint(request.checkpoint.text);
    if (!checkpoint) return invalid("the request holds no checkpoint");
    if (checkpoint->origin != witnessed.log_key.name) return not_found(fmt::format("this witness does not know the log {}", checkpoint->origin));
    if (!request.checkpoint.is_signed_by(witnessed.log_key)) return forbidden("the checkpoint is not signed by the log's key");
    if (request.old_size != witnessed.last.size)
        return conflict(fmt::format("the request starts from {} entries, and this witness signed {} last", request.old_size, witnessed.last.size));
    const Head before = witnessed.last.size == 0 ? Head{.size = 0, .root = sha256({})} : witnessed.last;
    if (!is_consistent(before, checkpoint->head, request.proof))
        return conflict(fmt::format("the log's first {} entries are not those that this witness saw: history was rewritten", before.size));
    return checkpoint->head;
}

std::string InclusionProof::in_text() const {
    return fmt::format("c2sp.org/tlog-proof@v1\nindex {}\n{}\n{}", index, in_lines(hashes), checkpoint.in_text());
}

}  // namespace holdfast::merkle
