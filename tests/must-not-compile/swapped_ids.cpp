// EXPECT: could not convert
#include "base/id.hpp"
struct Contact;
struct Allegation;
holdfast::Id<Contact> swap(holdfast::Id<Allegation> allegation) { return allegation; }
