# Names of places.

programme-commune = { $name } commune
programme-ward = { $name } ward
programme-zone = { $name } special zone
