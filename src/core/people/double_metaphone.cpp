#include "core/people/double_metaphone.hpp"

#include <algorithm>
#include <initializer_list>

namespace holdfast::people {

namespace {

constexpr std::size_t longest_sound = 4;

/// Reads a word from the left; each letter's function adds its sound and gives how many letters it took.
class Listener {
public:
    explicit Listener(std::string_view word) : word_(word), is_slavonic_(has_slavonic_letters(word)) {}

    Sound listen();

private:
    using Places = std::initializer_list<std::string_view>;

    static bool has_slavonic_letters(std::string_view word) {
        const auto holds = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
        return holds("W") || holds("K") || holds("CZ") || holds("WITZ");
    }
    char at(int place) const {
        const bool is_inside = place >= 0 && place < static_cast<int>(word_.size());
        return is_inside ? word_[static_cast<std::size_t>(place)] : ' ';
    }
    /// Whether one of the texts stands at the place. Beyond the end there are blanks.
    bool has(int place, Places texts) const {
        return std::ranges::any_of(texts, [&](std::string_view text) {
            for (std::size_t i = 0; i < text.size(); ++i)
                if (at(place + static_cast<int>(i)) != text[i]) return false;
            return place >= 0;
        });
    }
    bool is_any(int place, std::string_view letters) const { return place >= 0 && letters.find(at(place)) != std::string_view::npos; }
    bool is_vowel(int place) const { return is_any(place, "AEIOUY"); }
    bool is_last(int place) const { return place == static_cast<int>(word_.size()) - 1; }
    bool is_germanic() const { return has(0, {"VAN ", "VON ", "SCH"}); }

    void add(std::string_view sound) { add(sound, sound); }
    void add(std::string_view first, std::string_view second) {
        sound_.first += first;
        sound_.second += second;
    }
    /// A letter whose sound is always the same; a doubled one sounds once.
    int plain(std::string_view sound) {
        add(sound);
        return at(at_ + 1) == at(at_) ? 2 : 1;
    }

    int next();
    int hear_c(), hear_ch(), hear_cc(), hear_d(), hear_g(), hear_gh(), hear_gn(), hear_h(), hear_j(), hear_l(), hear_m(), hear_p(), hear_r();
    int hear_s(), hear_sc(), hear_t(), hear_w(), hear_x(), hear_z();
    bool is_greek_ch() const;
    bool is_hard_ch() const;

    std::string_view word_;
    bool is_slavonic_;
    int at_{0};
    Sound sound_{};
};

bool Listener::is_greek_ch() const { return at_ == 0 && has(1, {"HARAC", "HARIS", "HOR", "HYM", "HIA", "HEM"}) && !has(0, {"CHORE"}); }

bool Listener::is_hard_ch() const {
    if (is_germanic() || has(at_ - 2, {"ORCHES", "ARCHIT", "ORCHID"}) || is_any(at_ + 2, "TS")) return true;
    return (at_ == 0 || is_any(at_ - 1, "AOUE")) && is_any(at_ + 2, "LRNMBHFVW ");
}

int Listener::hear_ch() {
    if (at_ > 0 && has(at_, {"CHAE"})) add("K", "X");
    else if (is_greek_ch() || is_hard_ch()) add("K");
    else if (at_ == 0) add("X");
    else if (has(0, {"MC"})) add("K");
    else add("X", "K");
    return 2;
}

int Listener::hear_cc() {
    if (!is_any(at_ + 2, "IEH") || has(at_ + 2, {"HU"})) {
        add("K");
        return 2;
    }
    const bool is_sharp = (at_ == 1 && at(0) == 'A') || has(at_ - 1, {"UCCEE", "UCCES"});
    add(is_sharp ? "KS" : "X");
    return 3;
}

int Listener::hear_c() {
    const bool is_german_ach =
        at_ > 1 && !is_vowel(at_ - 2) && has(at_ - 1, {"ACH"}) && at(at_ + 2) != 'I' && (at(at_ + 2) != 'E' || has(at_ - 2, {"BACHER", "MACHER"}));
    if (is_german_ach || has(at_, {"CHIA"})) return add("K"), 2;
    if (at_ == 0 && has(0, {"CAESAR"})) return add("S"), 2;
    if (has(at_, {"CH"})) return hear_ch();
    if (has(at_, {"CZ"}) && !has(at_ - 2, {"WICZ"})) return add("S", "X"), 2;
    if (has(at_ + 1, {"CIA"})) return add("X"), 3;
    if (has(at_, {"CC"}) && !(at_ == 1 && at(0) == 'M')) return hear_cc();
    if (has(at_, {"CK", "CG", "CQ"})) return add("K"), 2;
    if (has(at_, {"CIO", "CIE", "CIA"})) return add("S", "X"), 2;
    if (has(at_, {"CI", "CE", "CY"})) return add("S"), 2;
    add("K");
    return is_any(at_ + 1, "CKQ") && !has(at_ + 1, {"CE", "CI"}) ? 2 : 1;
}

int Listener::hear_d() {
    if (has(at_, {"DG"})) {
        if (is_any(at_ + 2, "IEY")) return add("J"), 3;
        return add("TK"), 2;
    }
    add("T");
    return has(at_, {"DT", "DD"}) ? 2 : 1;
}

int Listener::hear_gh() {
    if (at_ > 0 && !is_vowel(at_ - 1)) return add("K"), 2;
    if (at_ == 0) return add(at(2) == 'I' ? "J" : "K"), 2;
    const bool is_silent = (at_ > 1 && is_any(at_ - 2, "BHD")) || (at_ > 2 && is_any(at_ - 3, "BHD")) || (at_ > 3 && is_any(at_ - 4, "BH"));
    if (is_silent) return 2;
    if (at_ > 2 && at(at_ - 1) == 'U' && is_any(at_ - 3, "CGLRT")) add("F");
    else if (at(at_ - 1) != 'I') add("K");
    return 2;
}

int Listener::hear_gn() {
    if (at_ == 1 && is_vowel(0) && !is_slavonic_) add("KN", "N");
    else if (!has(at_ + 2, {"EY"}) && !is_slavonic_) add("N", "KN");
    else add("KN");
    return 2;
}

int Listener::hear_g() {
    if (at(at_ + 1) == 'H') return hear_gh();
    if (at(at_ + 1) == 'N') return hear_gn();
    if (has(at_ + 1, {"LI"}) && !is_slavonic_) return add("KL", "L"), 2;
    if (at_ == 0 && (at(1) == 'Y' || has(1, {"ES", "EP", "EB", "EL", "EY", "IB", "IL", "IN", "IE", "EI", "ER"}))) return add("K", "J"), 2;
    const bool is_soft_before_er =
        (has(at_ + 1, {"ER"}) || at(at_ + 1) == 'Y') && !has(0, {"DANGER", "RANGER", "MANGER"}) && !is_any(at_ - 1, "EI") && !has(at_ - 1, {"RGY", "OGY"});
    if (is_soft_before_er) return add("K", "J"), 2;
    if (is_any(at_ + 1, "EIY") || has(at_ - 1, {"AGGI", "OGGI"})) {
        if (is_germanic() || has(at_ + 1, {"ET"})) add("K");
        else if (has(at_ + 1, {"IER "})) add("J");
        else add("J", "K");
        return 2;
    }
    return plain("K");
}

int Listener::hear_h() {
    if ((at_ != 0 && !is_vowel(at_ - 1)) || !is_vowel(at_ + 1)) return 1;
    add("H");
    return 2;
}

int Listener::hear_j() {
    if (has(at_, {"JOSE"})) {
        if (at_ == 0 && at(4) == ' ') add("H");
        else add("J", "H");
        return 1;
    }
    if (at_ == 0) add("J", "A");
    else if (is_vowel(at_ - 1) && !is_slavonic_ && is_any(at_ + 1, "AO")) add("J", "H");
    else if (is_last(at_)) add("J", "");
    else if (!is_any(at_ + 1, "LTKSNMBZ") && !is_any(at_ - 1, "SKL")) add("J");
    return at(at_ + 1) == 'J' ? 2 : 1;
}

int Listener::hear_l() {
    if (at(at_ + 1) != 'L') return add("L"), 1;
    const int length = static_cast<int>(word_.size());
    const bool is_spanish_end = at_ == length - 3 && has(at_ - 1, {"ILLO", "ILLA", "ALLE"});
    const bool is_spanish_plural = (has(length - 2, {"AS", "OS"}) || is_any(length - 1, "AO")) && has(at_ - 1, {"ALLE"});
    add("L", is_spanish_end || is_spanish_plural ? "" : "L");
    return 2;
}

int Listener::hear_m() {
    add("M");
    const bool is_dumb = has(at_ - 1, {"UMB"}) && (is_last(at_ + 1) || has(at_ + 2, {"ER"}));
    return is_dumb || at(at_ + 1) == 'M' ? 2 : 1;
}

int Listener::hear_p() {
    if (at(at_ + 1) == 'H') return add("F"), 2;
    add("P");
    return is_any(at_ + 1, "PB") ? 2 : 1;
}

int Listener::hear_r() {
    const bool is_french = is_last(at_) && !is_slavonic_ && has(at_ - 2, {"IE"}) && !has(at_ - 4, {"ME", "MA"});
    add(is_french ? "" : "R", "R");
    return at(at_ + 1) == 'R' ? 2 : 1;
}

int Listener::hear_sc() {
    if (at(at_ + 2) == 'H') {
        if (has(at_ + 3, {"ER", "EN"})) add("X", "SK");
        else if (has(at_ + 3, {"OO", "UY", "ED", "EM"})) add("SK");
        else if (at_ == 0 && !is_vowel(3) && at(3) != 'W') add("X", "S");
        else add("X");
    } else add(is_any(at_ + 2, "IEY") ? "S" : "SK");
    return 3;
}

int Listener::hear_s() {
    if (has(at_ - 1, {"ISL", "YSL"})) return 1;
    if (at_ == 0 && has(0, {"SUGAR"})) return add("X", "S"), 1;
    if (has(at_, {"SH"})) return add(has(at_ + 1, {"HEIM", "HOEK", "HOLM", "HOLZ"}) ? "S" : "X"), 2;
    if (has(at_, {"SIO", "SIA"})) return add("S", is_slavonic_ ? "S" : "X"), 3;
    if ((at_ == 0 && is_any(1, "MNLW")) || at(at_ + 1) == 'Z') return add("S", "X"), at(at_ + 1) == 'Z' ? 2 : 1;
    if (has(at_, {"SC"})) return hear_sc();
    const bool is_french = is_last(at_) && has(at_ - 2, {"AI", "OI"});
    add(is_french ? "" : "S", "S");
    return is_any(at_ + 1, "SZ") ? 2 : 1;
}

int Listener::hear_t() {
    if (has(at_, {"TION", "TIA", "TCH"})) return add("X"), 3;
    if (has(at_, {"TH", "TTH"})) {
        if (has(at_ + 2, {"OM", "AM"}) || is_germanic()) add("T");
        else add("0", "T");
        return at(at_ + 1) == 'T' ? 3 : 2;
    }
    add("T");
    return is_any(at_ + 1, "TD") ? 2 : 1;
}

int Listener::hear_w() {
    if (has(at_, {"WR"})) return add("R"), 2;
    if (at_ == 0 && is_vowel(1)) return add("A", "F"), 1;
    if (at_ == 0 && has(0, {"WH"})) return add("A"), 1;
    const bool is_polish_end = (is_last(at_) && is_vowel(at_ - 1)) || has(at_ - 1, {"EWSKI", "EWSKY", "OWSKI", "OWSKY"}) || has(0, {"SCH"});
    if (is_polish_end) return add("", "F"), 1;
    if (has(at_, {"WICZ", "WITZ"})) return add("TS", "FX"), 4;
    return 1;
}

int Listener::hear_x() {
    const bool is_french_end = is_last(at_) && (has(at_ - 3, {"IAU", "EAU"}) || has(at_ - 2, {"AU", "OU"}));
    if (!is_french_end) add("KS");
    return is_any(at_ + 1, "CX") ? 2 : 1;
}

int Listener::hear_z() {
    if (at(at_ + 1) == 'H') return add("J"), 2;
    const bool is_double = has(at_ + 1, {"ZO", "ZI", "ZA"}) || (is_slavonic_ && at_ > 0 && at(at_ - 1) != 'T');
    add("S", is_double ? "TS" : "S");
    return at(at_ + 1) == 'Z' ? 2 : 1;
}

int Listener::next() {
    switch (at(at_)) {
        case 'A':
        case 'E':
        case 'I':
        case 'O':
        case 'U':
        case 'Y':
            if (at_ == 0) add("A");
            return 1;
        case 'B': return plain("P");
        case 'C': return hear_c();
        case 'D': return hear_d();
        case 'F': return plain("F");
        case 'G': return hear_g();
        case 'H': return hear_h();
        case 'J': return hear_j();
        case 'K': return plain("K");
        case 'L': return hear_l();
        case 'M': return hear_m();
        case 'N': return plain("N");
        case 'P': return hear_p();
        case 'Q': return plain("K");
        case 'R': return hear_r();
        case 'S': return hear_s();
        case 'T': return hear_t();
        case 'V': return plain("F");
        case 'W': return hear_w();
        case 'X': return hear_x();
        case 'Z': return hear_z();
        default: return 1;
    }
}

Sound Listener::listen() {
    if (has(0, {"GN", "KN", "PN", "WR", "PS"})) at_ = 1;
    if (at(0) == 'X') {
        add("S");
        at_ = 1;
    }
    while (at_ < static_cast<int>(word_.size()) && (sound_.first.size() < longest_sound || sound_.second.size() < longest_sound)) at_ += next();
    sound_.first.resize(std::min(sound_.first.size(), longest_sound));
    sound_.second.resize(std::min(sound_.second.size(), longest_sound));
    return sound_;
}

}  // namespace

Sound sound_of(std::string_view folded_name) { return Listener(folded_name).listen(); }

bool sound_alike(const Sound& one, const Sound& other) {
    if (one.first.empty() || other.first.empty()) return false;
    return one.first == other.first || one.first == other.second || one.second == other.first || (!one.second.empty() && one.second == other.second);
}

}  // namespace holdfast::people
