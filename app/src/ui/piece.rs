//! Position of the piece in the circle: a rotation about the centre, in hundredths of a degree. The server and the browser
//! both turn it.

/// Angle to which the piece turns from `previous` to `target`: the nearer way round, so that a pass across
/// the top does not run back through everybody.
#[must_use]
pub fn nearer(previous: i32, target: i32) -> i32 {
    let step = (target - previous).rem_euclid(36_000);
    previous + if step > 18_000 { step - 36_000 } else { step }
}

/// The rotation as the drawing writes it.
#[must_use]
pub fn rotation(turn: i32) -> String {
    let sign = if turn < 0 { "-" } else { "" };
    let (whole, rest) = (turn.abs() / 100, turn.abs() % 100);
    format!("rotate({sign}{whole}.{rest:02} 500 500)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stone_takes_the_nearer_way() {
        for (previous, target, expected) in [
            (0, 9_000, 9_000),
            (27_000, 0, 36_000),
            (36_000, 9_000, 45_000),
            (0, 27_000, -9_000),
            (9_000, 9_000, 9_000),
            (-9_000, 0, 0),
        ] {
            assert_eq!(nearer(previous, target), expected, "{previous} to {target}");
        }
    }

    #[test]
    fn a_rotation_is_written_in_degrees() {
        for (turn, written) in [
            (0, "rotate(0.00 500 500)"),
            (-905, "rotate(-9.05 500 500)"),
            (36_000, "rotate(360.00 500 500)"),
        ] {
            assert_eq!(rotation(turn), written);
        }
    }
}
