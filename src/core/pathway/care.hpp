#pragma once

#include "core/pathway/kept.hpp"

/// The records of looked-after children (Children Act 1989 section 22), with the meanings of SSDA903 and the Standard Safeguarding Dataset.
namespace holdfast::pathway {

/// A row of Episodes: the days from `started_on` up to `ended_on` on which legal status, placement and carer were the same.
struct CareEpisode : Kept<CareEpisode> {
    static constexpr std::string_view table = "looked_after_episodes";
    Date started_on{};           ///< DECOM
    std::string start_reason{};  ///< RNE: `S L P T B U`
    std::string legal_status{};  ///< LS: `C1` to `J3`; `V3` and `V4` are short breaks
    std::string need{};          ///< CIN: `N1` to `N8`
    std::string placement{};     ///< PLACE: `A3` to `Z14`
    std::string provider{};      ///< PLACE_PROVIDER: `PR0` to `PR5`
    std::optional<Date> ended_on{};
    std::string end_reason{};               ///< REC: `X1` where care goes on with the next row
    std::string placement_change_reason{};  ///< REASON_PLACE_CHANGE
    std::string home_postcode{}, placement_postcode{}, urn{};
    std::string placement_location{};  ///< `IN` or `OUT` of the authority's area; empty where nobody says (not a column of the return)
    friend bool operator==(const CareEpisode&, const CareEpisode&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("started_on", self.started_on);
        visit("start_reason", self.start_reason);
        visit("legal_status", self.legal_status);
        visit("need", self.need);
        visit("placement", self.placement);
        visit("provider", self.provider);
        visit("ended_on", self.ended_on);
        visit("end_reason", self.end_reason);
        visit("placement_change_reason", self.placement_change_reason);
        visit("home_postcode", self.home_postcode);
        visit("placement_postcode", self.placement_postcode);
        visit("urn", self.urn);
        visit("placement_location", self.placement_location);
    }
};

/// A review of a child's care: the first within 20 working days, the second within 3 months of it, then at most 6 months apart.
struct CareReview : Kept<CareReview> {
    static constexpr std::string_view table = "looked_after_reviews";
    Date held_on{};
    std::string participation{};  ///< REVIEW_CODE: `PN0` to `PN7`
    friend bool operator==(const CareReview&, const CareReview&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("held_on", self.held_on);
        visit("participation", self.participation);
    }
};

/// A social worker's visit to a looked-after child.
struct CareVisit : Kept<CareVisit> {
    static constexpr std::string_view table = "looked_after_visits";
    Date visited_on{};
    std::optional<bool> child_seen{}, seen_alone{};
    std::string worker{};
    friend bool operator==(const CareVisit&, const CareVisit&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("visited_on", self.visited_on);
        visit("child_seen", self.child_seen);
        visit("seen_alone", self.seen_alone);
        visit("worker", self.worker);
    }
};

/// A time during which a child was missing or away from the placement. A return gives days; the 72 hours within which a return interview is due need the hours.
struct MissingEpisode : Kept<MissingEpisode> {
    static constexpr std::string_view table = "looked_after_missing";
    std::string kind{};  ///< MISSING: `M` missing, `A` away without authorisation
    Date missing_on{};   ///< MIS_START
    std::optional<Instant> missing_at{};
    std::optional<Date> returned_on{};  ///< MIS_END
    std::optional<Instant> returned_at{};
    std::optional<bool> interview_offered{}, interview_accepted{};
    std::optional<Instant> interview_held_at{};
    friend bool operator==(const MissingEpisode&, const MissingEpisode&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("kind", self.kind);
        visit("missing_on", self.missing_on);
        visit("missing_at", self.missing_at);
        visit("returned_on", self.returned_on);
        visit("returned_at", self.returned_at);
        visit("interview_offered", self.interview_offered);
        visit("interview_accepted", self.interview_accepted);
        visit("interview_held_at", self.interview_held_at);
    }
};

/// A time with the same social worker (SWEpisodes, from 2024).
struct SocialWorkerSpell : Kept<SocialWorkerSpell> {
    static constexpr std::string_view table = "looked_after_social_workers";
    std::string worker{};  ///< SW_ID
    Date started_on{};     ///< SW_DECOM
    std::optional<Date> ended_on{};
    std::string change_reason{};  ///< SW_REASON
    friend bool operator==(const SocialWorkerSpell&, const SocialWorkerSpell&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("worker", self.worker);
        visit("started_on", self.started_on);
        visit("ended_on", self.ended_on);
        visit("change_reason", self.change_reason);
    }
};

/// A time under a deprivation of liberty order (DoLo, from 2026).
struct Deprivation : Kept<Deprivation> {
    static constexpr std::string_view table = "looked_after_deprivations";
    Date started_on{};
    std::optional<Date> ended_on{};
    friend bool operator==(const Deprivation&, const Deprivation&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("started_on", self.started_on);
        visit("ended_on", self.ended_on);
    }
};

/// That a child sought asylum unaccompanied (UASC).
struct AsylumSpell : Kept<AsylumSpell> {
    static constexpr std::string_view table = "looked_after_asylum";
    std::optional<Date> ended_on{};  ///< DUC
    friend bool operator==(const AsylumSpell&, const AsylumSpell&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("ended_on", self.ended_on);
    }
};

/// Whether a looked-after young woman has a child of her own, and its birth.
struct Motherhood : Kept<Motherhood> {
    static constexpr std::string_view table = "looked_after_motherhood";
    std::optional<bool> is_mother{};  ///< MOTHER
    std::optional<Date> born_on{};    ///< MC_DOB
    friend bool operator==(const Motherhood&, const Motherhood&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("is_mother", self.is_mother);
        visit("born_on", self.born_on);
    }
};

}  // namespace holdfast::pathway
