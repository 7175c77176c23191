#include "base/outcome.hpp"

namespace holdfast {

static std::string kind_in_words(Refusal::Kind kind) {
    switch (kind) {
        case Refusal::Kind::invalid: return "The information given cannot be accepted";
        case Refusal::Kind::not_found: return "Not found";
        case Refusal::Kind::forbidden: return "Not permitted";
        case Refusal::Kind::conflict: return "This has changed";
    }
    return {};
}

std::string in_words(const Refusal& refusal) {
    std::string words = refusal.message;
    for (const auto& error : refusal.errors) {
        if (!words.empty()) words += "; ";
        if (!error.field.empty()) words += error.field + ": ";
        words += error.message;
    }
    return words.empty() ? kind_in_words(refusal.kind) : words;
}

}  // namespace holdfast
