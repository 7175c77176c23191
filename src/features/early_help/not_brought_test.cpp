#include "features/early_help/not_brought.hpp"

#include <doctest/doctest.h>

namespace holdfast::early_help {

TEST_CASE("words that say of somebody that they did not attend are found, and no others") {
    for (const auto* words : {"Hal did not attend", "Mum says he Didn't attend on Friday", "He didn’t attend", "failed to attend twice", "DNA", "DNA x2",
                              "(DNA)", "Two DNAs, then DNA'd: DNA."})
        CHECK_MESSAGE(says_did_not_attend(words), words);
    for (const auto* words : {"", "Hal was not brought", "Ednah came", "EDNA came", "dna", "DNAX", "She attends each day", "He does not attend school"})
        CHECK_MESSAGE(!says_did_not_attend(words), words);
}

}  // namespace holdfast::early_help
