#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/policy/record_kind.hpp"
#include "core/trail/key_folder.hpp"
#include "core/trail/view.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::attachments {

/// No file of a record is larger, in bytes: what arrives in one piece is sealed in one transaction.
inline constexpr std::size_t largest_document = std::size_t{25} << 20;

/// What the virus scanner says of a version. Only what is `clean`, or came to a site that has no scanner, is ever handed out.
enum class Scan : std::uint8_t {
    unscanned,  ///< the site had no scanner when it came
    clean,
    waiting,   ///< in quarantine: the scanner has not answered yet
    infected,  ///< something was found; its bytes are gone
};
std::string_view token_of(Scan scan);
Scan parse_scan(std::string_view token);

/// One file, as it was on one day. A later one is another version; none takes another's place.
struct Version {
    int number{};  ///< from 1
    std::string file_name{};
    std::string type{};  ///< the token of its FileType
    std::size_t size{};
    Scan scan{};
    std::string found{};  ///< what the scanner found
    Instant added_at{};
    std::string added_by{};  ///< by name
};

/// Why and by whom a document was taken out of sight.
struct Removal {
    Instant at{};
    std::string by{};
    std::string because{};
};

/// What was put into a record under one title.
struct Document {
    Id<Document> id{};
    std::string title{};
    std::vector<Version> versions{};  ///< the newest first
    std::optional<Removal> removal{};
};

/// Which document of which record.
struct DocumentRef {
    std::string reference{};
    Id<Document> document{};
};

/// The documents of one kind of record: said once by the slice that has the records. `kind` outlives it.
struct Desk {
    const policy::RecordKind& kind;
    trail::KeyFolder keys{""};
    Permission read{}, write{};  ///< of the routes; the policy is asked besides, for each record
    /// Why nothing more is written in this record, whoever asks; nothing where it may be.
    std::function<std::optional<std::string>(trail::View& view, const std::string& reference)> closed_because{};
    policy::Verb adding{policy::Verb::write};  ///< the verb that putting something into a record takes
    std::vector<Role> roles{};                 ///< of the product: by them an engine knows what somebody who is not acting may read
    bool asks_smart{};                         ///< an action is refused unless it is specific, measurable, agreed, realistic and timed
};

}  // namespace holdfast::attachments
