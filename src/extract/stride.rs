//! Defines [`find`] and [`any`], which look for bytes that are rare in a text: many at a time, so that what lies
//! between them costs next to nothing.

/// How many bytes are looked at together; a few of the processor's wide registers hold them.
const STRIDE: usize = 32;

/// Returns the index of the first byte that is `wanted`, or `None` where there is none.
#[inline]
pub(super) fn find(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (strides, rest) = bytes.as_chunks::<STRIDE>();
    let first = strides.iter().position(|stride| any(stride, &wanted));
    let (from, bytes) =
        first.map_or((strides.len() * STRIDE, rest), |first| (first * STRIDE, strides[first].as_slice()));
    bytes.iter().position(|byte| wanted(*byte)).map(|at| from + at)
}

/// Returns whether one of the bytes is `wanted`, which is asked of all of them: without a way out in the
/// middle they are compared many at once. For that `wanted` must be made of comparisons and `|`.
#[inline]
pub(super) fn any(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(0, |found, byte| found | u8::from(wanted(*byte))) != 0
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, |byte| byte == b'b'), None);
            for at in (0..length).rev() {
                bytes[at] = b'b';
                assert_eq!(find(&bytes, |byte| byte == b'b'), Some(at));
            }
        }
    }
}
