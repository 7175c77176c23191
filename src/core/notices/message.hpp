#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>

namespace holdfast::notices {

/// A text that goes with a message as a file.
struct Attachment {
    std::string name{};
    std::string text{};
};

/// What is written to somebody. Whoever reads it on the way must learn nothing of a child, so it says that something waits and where, not what.
struct Message {
    Id<Message> id{};
    std::string kind{};       ///< "invitation", "password_changed"
    std::string about{};      ///< what it is about, so that a newer one can take its place: "account 12"
    std::string recipient{};  ///< the address
    std::string subject{};
    std::string body{};        ///< `{site}` stands for the address of the site, `{key}` for the key of a single-use link
    std::string sealed_key{};  ///< that key, readable only with the folder of keys; empty where the body has none
    std::optional<Attachment> attachment{};
    Instant not_after{};       ///< after this it is of no use any more
    std::string message_id{};  ///< the same at every try; given by the queue
    Instant made_at{};
    int tries{};
};

enum class State { waiting, sent, failed, withdrawn };

/// A message as the page of mail shows it, without its words.
struct Listed {
    Id<Message> id{};
    std::string kind{};
    std::string recipient{};
    State state{};
    Instant made_at{};
    std::optional<Instant> next_try_at{};
    std::optional<Instant> done_at{};
    int tries{};
    std::string problem{};
};

}  // namespace holdfast::notices
