// A file of data, as the user named it: found, read, unpacked and fingerprinted.
#pragma once

#include <string>
#include <string_view>

namespace backflow {

struct DataFile {
  std::string name;   // as the user wrote it: for messages
  std::string path;   // where it was found
  std::string hash;   // SHA-256 of the file as it is on the disk
  std::string bytes;  // its content; a gzip file (by its first two bytes) is unpacked
};

// The file called `name`, or the bundled one of that name. At most 64 MB, packed and unpacked.
// Throws IoError (missing, a folder, unreadable) or InputError (too large, damaged gzip), with the name.
DataFile readDataFile(const std::string& name);

// Unpacks gzip (RFC 1952), all members. Throws InputError if it is damaged, cut short, or larger than `limit` bytes.
std::string gunzip(std::string_view packed, std::string_view name, std::size_t limit);

}  // namespace backflow
