use std::sync::LazyLock;

use super::*;

fn places() -> &'static Places {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::load().unwrap());
    &PLACES
}

fn one(text: &str) -> String {
    match places().find(text) {
        Lookup::One(place, _) => place.name.to_owned(),
        other => panic!("{text}: {other:?}"),
    }
}

/// The question, and the names of the choices in order.
fn several(text: &str) -> (Ask, Vec<String>) {
    match places().find(text) {
        Lookup::Several { ask, choices } => {
            (ask, choices.iter().map(|choice| choice.place.name.to_owned()).collect())
        }
        other => panic!("{text}: {other:?}"),
    }
}

fn olds(places: &Places, province: OldProvince) -> Vec<(&Place, &OldUnit)> {
    places
        .of_province(province)
        .flat_map(|place| place.formed_of.iter().map(move |old| (place, old)))
        .collect()
}

#[test]
fn there_are_as_many_units_as_the_resolution_made() {
    let places = places();
    let of = |kind| places.all().filter(|place| place.kind == kind).count();
    let counts = [PlaceKind::Ward, PlaceKind::Commune, PlaceKind::SpecialZone].map(of);
    assert_eq!(counts, [20, 103, 1]);
    let counts = [OldProvince::BinhThuan, OldProvince::LamDong, OldProvince::DakNong]
        .map(|province| places.of_province(province).count());
    assert_eq!(counts, [45, 51, 28]);
}

#[test]
fn the_old_districts_of_binh_thuan_have_as_many_units_as_they_had() {
    let places = places();
    let olds = olds(places, OldProvince::BinhThuan);
    let counts: Vec<(&str, usize)> = places
        .districts(OldProvince::BinhThuan)
        .into_iter()
        .map(|district| {
            let of = |(_, old): &&(&Place, &OldUnit)| {
                old.district == district && old.share != Share::Part
            };
            (district.name, olds.iter().filter(of).count())
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("Phan Thiết", 15),
            ("Hàm Thuận Bắc", 17),
            ("Hàm Thuận Nam", 13),
            ("Tuy Phong", 11),
            ("Bắc Bình", 18),
            ("Hàm Tân", 10),
            ("Tánh Linh", 13),
            ("Đức Linh", 12),
            ("La Gi", 9),
            ("Phú Quý", 3),
        ]
    );
}

#[test]
fn all_old_units_are_found_by_kind_name_and_district_with_and_without_diacritics() {
    let places = places();
    let mut found = 0;
    for province in [OldProvince::BinhThuan, OldProvince::LamDong, OldProvince::DakNong] {
        for (place, old) in olds(places, province) {
            let kind = match old.kind {
                OldKind::Ward => "phường",
                OldKind::Commune => "xã",
                OldKind::Town => "thị trấn",
            };
            let text = format!("{kind} {}, {}", old.name, old.district.name);
            for text in [crate::text::fold(&text), text.to_uppercase(), text] {
                let leads_there = match places.find(&text) {
                    Lookup::One(one, _) => one == place,
                    Lookup::Several { ask, choices } => {
                        // Split, or (without diacritics) a name like another's.
                        assert!(matches!(ask, Ask::Hamlet | Ask::OldDistrict), "{text}: {ask:?}");
                        choices.iter().any(|choice| choice.place == place)
                    }
                    Lookup::None => false,
                };
                assert!(leads_there, "{text}: {:?}", places.find(&text));
            }
            found += usize::from(province == OldProvince::BinhThuan && old.share != Share::Part);
        }
    }
    assert_eq!(found, 121);
}

#[test]
fn the_bare_old_names_of_binh_thuan_lead_to_their_place_or_to_a_question() {
    let places = places();
    for (place, old) in olds(places, OldProvince::BinhThuan) {
        let leads_there = match places.find(&crate::text::fold(old.name)) {
            Lookup::One(one, _) => one == place,
            Lookup::Several { choices, .. } => choices.iter().any(|choice| choice.place == place),
            Lookup::None => false,
        };
        assert!(leads_there, "{}", old.name);
    }
}

#[test]
fn every_place_is_found_by_kind_and_name() {
    let places = places();
    for place in places.all() {
        let kind = match place.kind {
            PlaceKind::Ward => "Phường",
            PlaceKind::Commune => "Xã",
            PlaceKind::SpecialZone => "Đặc khu",
        };
        match places.find(&format!("UBND {kind} {} (mới)", place.name)) {
            Lookup::One(one, _) => assert_eq!(one, place),
            other => panic!("{}: {other:?}", place.name),
        }
        assert_eq!(places.by_code(place.code), Some(place));
        assert_eq!(
            places.find(&place.code.to_string()),
            Lookup::One(place, How::Code),
            "{}",
            place.name
        );
    }
}

#[test]
fn names_are_understood_as_people_write_them() {
    for (text, name) in [
        ("Ma Lâm", "Hàm Thuận"),
        ("ma lam", "Hàm Thuận"),
        ("tt.Ma Lâm", "Hàm Thuận"),
        ("thị trấn ma lâm, h. Hàm Thuận Bắc, tỉnh Bình Thuận", "Hàm Thuận"),
        ("ở xã ma lâm cũ", "Hàm Thuận"),
        ("p mui ne", "Mũi Né"),
        ("Thuận Quí", "Tân Thành"),
        ("vũ hoà", "Đức Linh"),
        ("đặc khu phú quí", "Phú Quý"),
        ("huyện Phú Quý", "Phú Quý"),
        ("nguphung", "Phú Quý"),
        ("Đam B’ri", "2 Bảo Lộc"),
        ("dak r moan", "Nam Gia Nghĩa"),
        ("xuan huong", "Xuân Hương - Đà Lạt"),
        ("tan ha duc linh", "Trà Tân"),
        ("Tân Hà (Hàm Tân)", "Hàm Tân"),
        ("Tân Nghĩa, Hàm Tân", "Hàm Tân"),
        ("thị trấn Tân Nghĩa", "Hàm Tân"),
        ("phường bình tân", "La Gi"),
        ("xã bình tân", "Sông Lũy"),
        ("Bình Thạnh, Tuy Phong", "Liên Hương"),
        ("Lộc Thành", "Bảo Lâm 3"),
        ("xã Hàm Thuận", "Hàm Thuận"),
        ("xã Hàm Thuận Bắc", "Hàm Thuận Bắc"),
        ("xã Đức Linh", "Đức Linh"),
        ("phường Phan Thiết", "Phan Thiết"),
        ("phuong binh thuan", "Bình Thuận"),
        ("xã Hoài Đức, Đức Linh", "Hoài Đức"),
        ("Hoài Đức Lâm Hà", "Tân Hà Lâm Hà"),
        ("phường 2 đà lạt", "Xuân Hương - Đà Lạt"),
        ("thôn Nha Mé", "Phan Rí Cửa"),
        ("Phong Phú, Phan Rí Cửa", "Phan Rí Cửa"),
    ] {
        assert_eq!(one(text), name, "{text}");
    }
}

#[test]
fn a_former_district_is_answered_with_its_communes_and_the_one_that_took_its_name() {
    let tanh_linh = ["Tánh Linh", "Bắc Ruộng", "Nghị Đức", "Đồng Kho", "Suối Kiết"];
    for text in ["Tánh Linh", "tanh linh", "huyện Tánh Linh", "h.tanh linh cũ"] {
        assert_eq!(several(text), (Ask::OldCommune, tanh_linh.map(str::to_owned).to_vec()));
    }
    assert_eq!(several("TP Phan Thiết").1.len(), 7);
    assert_eq!(several("Phan Thiết").1.first().map(String::as_str), Some("Phan Thiết"));
    assert_eq!(several("thị xã La Gi").1, ["Phước Hội", "La Gi", "Tân Hải"]);
    for name in ["Đức Linh", "Tuy Phong", "Bắc Bình", "Hàm Tân", "La Gi", "Hàm Thuận Bắc"]
    {
        assert_eq!(several(name).0, Ask::OldCommune, "{name}");
    }
    assert_eq!(
        several("Hàm Thuận"),
        (
            Ask::OldCommune,
            ["Hàm Thuận", "Hàm Thuận Bắc", "Hàm Thuận Nam"].map(str::to_owned).into()
        )
    );
}

#[test]
fn what_may_be_one_or_the_other_is_asked_back() {
    assert_eq!(
        several("tân hà"),
        (Ask::OldDistrict, ["Trà Tân", "Hàm Tân", "Tân Hà Lâm Hà"].map(str::to_owned).into())
    );
    assert_eq!(
        several("Tân Thành"),
        (Ask::OldDistrict, ["Tân Thành", "Krông Nô", "Tân Hội"].map(str::to_owned).into())
    );
    assert_eq!(several("xã Tân Thành").1.len(), 3);
    assert_eq!(several("tan thanh").1.len(), 4, "and Tân Thanh");
    assert_eq!(several("Hoài Đức").0, Ask::OldDistrict);
    assert_eq!(several("Bình Tân").1, ["Sông Lũy", "La Gi"]);
    assert_eq!(several("Bình Thạnh").1, ["Liên Hương", "Đinh Văn Lâm Hà"]);
    assert_eq!(
        several("phong phú"),
        (Ask::Hamlet, ["Tuy Phong", "Phan Rí Cửa"].map(str::to_owned).into())
    );
    assert_eq!(
        several("xã Hòa Thắng"),
        (Ask::Hamlet, ["Hòa Thắng", "Hồng Thái"].map(str::to_owned).into())
    );
    assert_eq!(several("Phường 2").1, ["Xuân Hương - Đà Lạt", "2 Bảo Lộc"]);
    assert_eq!(several("Bảo Lộc").0, Ask::OldCommune);
    let (ask, names) = several("Bình Thuận");
    assert_eq!((ask, names.len()), (Ask::Area, 45));
    assert_eq!(names.first().map(String::as_str), Some("Bình Thuận"));
    assert_eq!(several("lâm đồng").1.len(), 124);
}

#[test]
fn what_is_not_in_the_province_is_not_found() {
    for text in
        ["", "  ", "xã", "Nha Trang", "Tân Hà, Đà Nẵng", "12345", "99999999999", "Lâm", "🐟"]
    {
        assert_eq!(places().find(text), Lookup::None, "{text}");
    }
    assert_eq!(places().find(&"hàm thuận ".repeat(10_000)), Lookup::None);
}

#[test]
fn a_picker_gets_the_best_first() {
    let places = places();
    let first = |text: &str| -> Vec<&str> {
        places.search(text).into_iter().take(3).map(|place| place.name).collect()
    };
    assert_eq!(first("ham thuan"), ["Hàm Thuận", "Hàm Thuận Bắc", "Hàm Thuận Nam"]);
    assert_eq!(first("phan r"), ["Phan Rí Cửa", "Bắc Bình"]);
    assert_eq!(first("ma l"), ["Hàm Thuận"]);
    assert_eq!(first("xã hòa th"), ["Hòa Thắng", "Hồng Thái"]);
    assert_eq!(first("2305"), ["Hòa Thắng", "Hàm Thuận"]);
    assert_eq!(first("bac").first(), Some(&"Bắc Bình"));
    assert_eq!(first("la gi").first(), Some(&"La Gi"));
    assert_eq!(first("thuan").first(), Some(&"Thuận An"));
    assert!(first("zzz").is_empty());
    assert!(first("").is_empty());
}

#[test]
fn a_broken_list_is_refused_with_its_line() {
    const HEADER: &str =
        "code,kind,name,province,district_kind,district,old_kind,old_name,share,hamlet\n";
    let refused = |rows: &str| {
        let text: &'static str = Box::leak(format!("{HEADER}{rows}").into_boxed_str());
        load::parse(text).unwrap_err()
    };
    let row = "22918,ward,A,binh_thuan,city,P,ward,B,whole,\n";
    assert!(load::parse(Box::leak(format!("{HEADER}{row}").into_boxed_str())).is_ok());
    assert_eq!(load::parse("nothing").unwrap_err().line, 1);
    assert_eq!(refused("22918,ward\n").line, 2);
    assert_eq!(refused(&format!("{row}{row}")).line, 3);
    assert_eq!(refused(&format!("{row}22918,ward,C,binh_thuan,city,P,ward,D,whole,\n")).line, 3);
    for wrong in [
        row.replace("22918", "229"),
        row.replace("22918", "x"),
        row.replace(",A,", ",,"),
        row.replace("918,ward", "918,village"),
        row.replace("binh_thuan", "hue"),
        row.replace("city", "county"),
        row.replace("ward,B", "hamlet,B"),
        row.replace("whole", "half"),
    ] {
        assert_eq!(refused(&wrong).line, 2, "{wrong}");
    }
    assert!(refused(&row.replace("whole", "part")).problem.contains("do not add up"));
}

#[test]
fn any_text_can_be_looked_up() {
    let name = "[a-zđàảấ0-9' ,.()]{0,60}";
    proptest::proptest!(|(text in name)| {
        _ = places().find(&text);
        _ = places().search(&text);
    });
}
