#include "core/exchange/look_alike.hpp"

#include <doctest/doctest.h>

using holdfast::exchange::without_look_alikes;

TEST_CASE("a single letter that only looks Latin is put right, Cyrillic or Greek") {
    CHECK(without_look_alikes("С") == "C");
    CHECK(without_look_alikes("Α") == "A");
    CHECK(without_look_alikes("А") == "A");
}

TEST_CASE("a code and an abbreviation of look-alike capitals are put right") {
    CHECK(without_look_alikes("СS1.0") == "CS1.0");
    CHECK(without_look_alikes("С1.2") == "C1.2");
    CHECK(without_look_alikes("СТВ") == "CTB");
    CHECK(without_look_alikes("the СР plan") == "the CP plan");
}

TEST_CASE("a word that mixes look-alikes with Latin letters is put right") {
    CHECK(without_look_alikes("Сumbriа's plan") == "Cumbria's plan");
    CHECK(without_look_alikes("СHOС") == "CHOC");
}

TEST_CASE("Greek and Cyrillic words are left alone") {
    CHECK(without_look_alikes("Вера") == "Вера");
    CHECK(without_look_alikes("Οδός Αθηνάς") == "Οδός Αθηνάς");
    CHECK(without_look_alikes("Вера Иванова (interpreter)") == "Вера Иванова (interpreter)");
    CHECK(without_look_alikes("5 μg") == "5 μg");
}

TEST_CASE("other letters, accents and bytes that are not UTF-8 pass unchanged") {
    CHECK(without_look_alikes("Siân Æthelred – 68.0") == "Siân Æthelred – 68.0");
    CHECK(without_look_alikes("ח") == "ח");
    CHECK(without_look_alikes("\xFF") == "\xFF");
    CHECK(without_look_alikes("") == "");
}
