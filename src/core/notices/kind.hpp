#pragma once

#include <string_view>

namespace holdfast::notices {

/// What somebody with an account can be told of, declared beside what tells it. The title is all that the inbox, the subject of a letter and the digest ever say
/// of it: a sentence that names nobody and no record, because no words but these are kept.
struct Kind {
    std::string_view key{};    ///< "lado_case"
    std::string_view title{};  ///< "A case was given to you"
    bool is_of_sign_in{};      ///< of how the person's own account is kept: by mail at once, whatever they would rather have
};

}  // namespace holdfast::notices
