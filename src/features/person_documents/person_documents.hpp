#pragma once

#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"
#include "core/trail/key_folder.hpp"

/// The documents in the records of children and adults.
namespace holdfast::person_documents {

site::Feature feature(const trail::KeyFolder& keys);

/// What is told to who asks what is held about a person: each document, and that it takes a decision of its own whether it is given.
subject_access::RecordSource held_in_documents(const trail::KeyFolder& keys);

}  // namespace holdfast::person_documents
