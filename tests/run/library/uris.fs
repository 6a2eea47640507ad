open System
open System.Net
let attempt n (f: unit -> 'a) = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
for s in ["a b/ü"; ""; "~-_.!*'()"; "😀"; "\uD800x"; "100%"; "a+b&c=d?e#f"; "[x]"; "%41"] do
  attempt s (fun () -> Uri.EscapeDataString s)
  attempt s (fun () -> WebUtility.UrlEncode s)
  attempt s (fun () -> WebUtility.HtmlEncode s)
for s in ["caf%C3%A9%20%E2%82%AC"; "%"; "%4"; "%41"; "%zz"; "a+b"; "%C3"; "%F0%9F%98%80"; "%C3%28"; "x%2"; "%e4"] do
  attempt s (fun () -> Uri.UnescapeDataString s)
  attempt s (fun () -> WebUtility.UrlDecode s)
for s in ["&lt;a&gt; &amp;amp; &quot;&#39;&apos;"; "&#65;&#x42;&#X43;"; "&nope;"; "&"; "&&lt;"; "&#xD800;"; "&#128512;"; "&eacute;&nbsp;&euro;"; "é<ü>\u0100"; "😀"] do
  attempt s (fun () -> WebUtility.HtmlDecode s)
  attempt s (fun () -> WebUtility.HtmlEncode s)
for s in ["http://example.com"; "https://User:pw@Example.COM:8080/a/b/../c?q=1&r=ü#frag"; "http://example.com:80/x y"; "ftp://h/f.txt"; "mailto:a@b.c"; "file:///tmp/x.txt"; "/tmp/x"; "relative/path"; ""; "http://"; "http://a:99999/"; "urn:isbn:123"; "http://[::1]:80/x"; "http://a/%41%20b"; "HTTP://A/./b/./"; "custom://h/p?x"; "http://a?q"; "http://a/b c?d e"] do
  attempt s (fun () -> let u = Uri s in u.Scheme, u.Host, u.Port, u.AbsolutePath, u.Query, u.Fragment, u.UserInfo, u.Authority, u.IsDefaultPort)
  attempt s (fun () -> let u = Uri s in u.AbsoluteUri, u.ToString(), u.PathAndQuery, u.LocalPath, u.Segments, u.IsFile, u.IsLoopback, u.OriginalString)
  attempt s (fun () -> let ok, u = Uri.TryCreate(s, UriKind.Absolute) in ok)
  attempt s (fun () -> let ok, u = Uri.TryCreate(s, UriKind.RelativeOrAbsolute) in ok, u.IsAbsoluteUri, u.ToString())
  attempt s (fun () -> let ok, u = Uri.TryCreate(s, UriKind.Relative) in ok)
for r in ["x"; "../x"; "/x"; "?q"; "#f"; ""; "http://z/"; "//h/p"; "./y/z"] do
  attempt r (fun () -> Uri(Uri "http://a.b/c/d/e?f#g", r).ToString())
attempt "eq" (fun () -> Uri "http://A.com" = Uri "http://a.com/", Uri("x", UriKind.Relative).IsAbsoluteUri)
attempt "rel" (fun () -> Uri("x", UriKind.Relative).Host)
attempt "null" (fun () -> Uri(null: string))
