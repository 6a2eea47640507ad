//! The frame of a page: colours, style and script, shared by the reports. A page is one file that loads nothing.

/// Text and backgrounds of a scheme; each name is a CSS variable.
pub(crate) type Palette = [(&'static str, &'static str); 14];

/// By day.
pub(crate) const LIGHT: Palette = [
    ("bg", "#ffffff"),
    ("fg", "#1b1f24"),
    ("dim", "#4f5965"),
    ("panel", "#f3f5f7"),
    ("line", "#c5ccd3"),
    ("link", "#0b57a4"),
    ("counted", "#8a2c0d"),
    ("counted-bg", "#fde8df"),
    ("stack", "#0f5132"),
    ("stack-bg", "#dcf3e5"),
    ("region", "#0a4a6b"),
    ("region-bg", "#d9eefa"),
    ("fail", "#4b4f56"),
    ("fail-bg", "#e6e8eb"),
];

/// By night.
pub(crate) const DARK: Palette = [
    ("bg", "#14171b"),
    ("fg", "#e4e8ec"),
    ("dim", "#a5b0bb"),
    ("panel", "#1e2329"),
    ("line", "#434c56"),
    ("link", "#7fbcff"),
    ("counted", "#ffb59a"),
    ("counted-bg", "#45200f"),
    ("stack", "#8fe0b0"),
    ("stack-bg", "#123524"),
    ("region", "#8fd3f4"),
    ("region-bg", "#0f3347"),
    ("fail", "#c3c9d0"),
    ("fail-bg", "#343a41"),
];

/// Pairs of foreground and background that carry text.
#[cfg(test)]
const PAIRS: [(&str, &str); 11] = [
    ("fg", "bg"),
    ("fg", "panel"),
    ("dim", "bg"),
    ("dim", "panel"),
    ("link", "bg"),
    ("link", "panel"),
    ("counted", "counted-bg"),
    ("stack", "stack-bg"),
    ("region", "region-bg"),
    ("fail", "fail-bg"),
    ("counted", "bg"),
];

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A whole page.
pub(crate) fn whole(title: &str, body: &str) -> String {
    let variables = |p: &Palette| p.iter().map(|(n, v)| format!("--{n}:{v};")).collect::<String>();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
         <style>\n:root{{{}}}\n@media (prefers-color-scheme: dark){{:root{{{}}}}}\n{STYLE}</style>\n</head>\n\
         <body>\n{body}<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        escape(title),
        variables(&LIGHT),
        variables(&DARK)
    )
}

/// Text as it stands in HTML, also in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let part = |i: usize| {
            let c = f64::from(u8::from_str_radix(&colour[i..i + 2], 16).expect("a colour")) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    #[test]
    fn both_schemes_have_enough_contrast() {
        for palette in [LIGHT, DARK] {
            let colour = |name: &str| palette.iter().find(|(n, _)| *n == name).expect("a name").1;
            for (front, back) in PAIRS {
                let (a, b) = (luminance(colour(front)), luminance(colour(back)));
                let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(ratio >= 4.5, "{front} on {back}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
    }
}
