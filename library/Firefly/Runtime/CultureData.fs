/// What cultures differ in.
module Firefly.Runtime.CultureData

open Firefly.Runtime

/// The row of a culture by its name in any case: fields between bars, lists with semicolons; null when it is not known. A name
/// without a country has the row of the first country.
let rowOf (name: string) : string =
    match name.ToLowerInvariant() with
    | "en-us"
    | "en" ->
        "en-US|English (United States)|English (United States)|eng|.|,|3|3|1|-|+|NaN|∞|-∞|$|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|M/d/yyyy|dddd, MMMM d, yyyy|h:mm\u202Ftt|h:mm:ss\u202Ftt|dddd, MMMM d, yyyy h:mm:ss\u202Ftt|MMMM d|MMMM yyyy|AM|PM|0|0|Sunday;Monday;Tuesday;Wednesday;Thursday;Friday;Saturday|Sun;Mon;Tue;Wed;Thu;Fri;Sat|Su;Mo;Tu;We;Th;Fr;Sa|January;February;March;April;May;June;July;August;September;October;November;December;|Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sep;Oct;Nov;Dec;||"
    | "en-gb" ->
        "en-GB|English (United Kingdom)|English (United Kingdom)|eng|.|,|3|3|1|-|+|NaN|∞|-∞|£|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|dddd, d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|am|pm|1|2|Sunday;Monday;Tuesday;Wednesday;Thursday;Friday;Saturday|Sun;Mon;Tue;Wed;Thu;Fri;Sat|Su;Mo;Tu;We;Th;Fr;Sa|January;February;March;April;May;June;July;August;September;October;November;December;|Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sept;Oct;Nov;Dec;||"
    | "en-ca" ->
        "en-CA|English (Canada)|English (Canada)|eng|.|,|3|3|1|-|+|NaN|∞|-∞|$|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|M/d/yyyy|dddd, MMMM d, yyyy|h:mm\u202Ftt|h:mm:ss\u202Ftt|dddd, MMMM d, yyyy h:mm:ss\u202Ftt|MMMM d|MMMM yyyy|a.m.|p.m.|0|0|Sunday;Monday;Tuesday;Wednesday;Thursday;Friday;Saturday|Sun;Mon;Tue;Wed;Thu;Fri;Sat|Su;Mo;Tu;We;Th;Fr;Sa|January;February;March;April;May;June;July;August;September;October;November;December;|Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sep;Oct;Nov;Dec;||"
    | "en-au" ->
        "en-AU|English (Australia)|English (Australia)|eng|.|,|3|3|1|-|+|NaN|∞|-∞|$|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|d/M/yyyy|dddd, d MMMM yyyy|h:mm\u202Ftt|h:mm:ss\u202Ftt|dddd, d MMMM yyyy h:mm:ss\u202Ftt|d MMMM|MMMM yyyy|am|pm|1|0|Sunday;Monday;Tuesday;Wednesday;Thursday;Friday;Saturday|Sun;Mon;Tue;Wed;Thu;Fri;Sat|Sun;Mon;Tu;Wed;Thu;Fri;Sat|January;February;March;April;May;June;July;August;September;October;November;December;|Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sept;Oct;Nov;Dec;||Jan;Feb;Mar;Apr;May;June;July;Aug;Sept;Oct;Nov;Dec;"
    | "en-ie" ->
        "en-IE|English (Ireland)|English (Ireland)|eng|.|,|3|3|1|-|+|NaN|∞|-∞|€|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|a.m.|p.m.|1|2|Sunday;Monday;Tuesday;Wednesday;Thursday;Friday;Saturday|Sun;Mon;Tue;Wed;Thu;Fri;Sat|Su;Mo;Tu;We;Th;Fr;Sa|January;February;March;April;May;June;July;August;September;October;November;December;|Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sept;Oct;Nov;Dec;||"
    | "en-in" ->
        "en-IN|English (India)|English (India)|eng|.|,|3;2|3|1|-|+|NaN|∞|-∞|₹|2|.|,|3;2|0|1|%|‰|3|.|,|3;2|1|1|/|:|dd/MM/yyyy|dddd, d MMMM, yyyy|h:mm\u202Ftt|h:mm:ss\u202Ftt|dddd, d MMMM, yyyy h:mm:ss\u202Ftt|d MMMM|MMMM yyyy|am|pm|0|0|Sunday;Monday;Tuesday;Wednesday;Thursday;Friday;Saturday|Sun;Mon;Tue;Wed;Thu;Fri;Sat|Su;Mo;Tu;We;Th;Fr;Sa|January;February;March;April;May;June;July;August;September;October;November;December;|Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sept;Oct;Nov;Dec;||"
    | "de-de"
    | "de" ->
        "de-DE|German (Germany)|Deutsch (Deutschland)|deu|,|.|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|3|8|%|‰|3|,|.|3|0|0|.|:|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|dddd, d. MMMM yyyy HH:mm:ss|d. MMMM|MMMM yyyy|AM|PM|1|2|Sonntag;Montag;Dienstag;Mittwoch;Donnerstag;Freitag;Samstag|So;Mo;Di;Mi;Do;Fr;Sa|So.;Mo.;Di.;Mi.;Do.;Fr.;Sa.|Januar;Februar;März;April;Mai;Juni;Juli;August;September;Oktober;November;Dezember;|Jan;Feb;Mär;Apr;Mai;Jun;Jul;Aug;Sep;Okt;Nov;Dez;||Jan.;Feb.;März;Apr.;Mai;Juni;Juli;Aug.;Sept.;Okt.;Nov.;Dez.;"
    | "de-at" ->
        "de-AT|German (Austria)|Deutsch (Österreich)|deu|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|2|9|%|‰|3|,|\u00A0|3|0|0|.|:|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|dddd, d. MMMM yyyy HH:mm:ss|d. MMMM|MMMM yyyy|AM|PM|1|2|Sonntag;Montag;Dienstag;Mittwoch;Donnerstag;Freitag;Samstag|So;Mo;Di;Mi;Do;Fr;Sa|So.;Mo.;Di.;Mi.;Do.;Fr.;Sa.|Jänner;Februar;März;April;Mai;Juni;Juli;August;September;Oktober;November;Dezember;|Jän;Feb;Mär;Apr;Mai;Jun;Jul;Aug;Sep;Okt;Nov;Dez;||Jän.;Feb.;März;Apr.;Mai;Juni;Juli;Aug.;Sep.;Okt.;Nov.;Dez.;"
    | "de-ch" ->
        "de-CH|German (Switzerland)|Deutsch (Schweiz)|deu|.|’|3|3|1|-|+|NaN|∞|-∞|CHF|2|.|’|3|2|2|%|‰|3|.|’|3|1|1|.|:|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|dddd, d. MMMM yyyy HH:mm:ss|d. MMMM|MMMM yyyy|AM|PM|1|2|Sonntag;Montag;Dienstag;Mittwoch;Donnerstag;Freitag;Samstag|So;Mo;Di;Mi;Do;Fr;Sa|So.;Mo.;Di.;Mi.;Do.;Fr.;Sa.|Januar;Februar;März;April;Mai;Juni;Juli;August;September;Oktober;November;Dezember;|Jan;Feb;Mär;Apr;Mai;Jun;Jul;Aug;Sep;Okt;Nov;Dez;||Jan.;Feb.;März;Apr.;Mai;Juni;Juli;Aug.;Sept.;Okt.;Nov.;Dez.;"
    | "fr-fr"
    | "fr" ->
        "fr-FR|French (France)|français (France)|fra|,|\u202F|3|3|1|-|+|NaN|∞|-∞|€|2|,|\u202F|3|3|8|%|‰|3|,|\u202F|3|0|0|/|:|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|AM|PM|1|2|dimanche;lundi;mardi;mercredi;jeudi;vendredi;samedi|dim.;lun.;mar.;mer.;jeu.;ven.;sam.|di;lu;ma;me;je;ve;sa|janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre;|janv.;févr.;mars;avr.;mai;juin;juil.;août;sept.;oct.;nov.;déc.;||"
    | "fr-be" ->
        "fr-BE|French (Belgium)|français (Belgique)|fra|,|\u202F|3|3|1|-|+|NaN|∞|-∞|€|2|,|\u202F|3|3|8|%|‰|3|,|\u202F|3|0|0|/|:|d/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|AM|PM|1|2|dimanche;lundi;mardi;mercredi;jeudi;vendredi;samedi|dim.;lun.;mar.;mer.;jeu.;ven.;sam.|di;lu;ma;me;je;ve;sa|janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre;|janv.;févr.;mars;avr.;mai;juin;juil.;août;sept.;oct.;nov.;déc.;||"
    | "fr-ca" ->
        "fr-CA|French (Canada)|français (Canada)|fra|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|$|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|0|0|-|:|yyyy-MM-dd|dddd d MMMM yyyy|HH 'h' mm|HH 'h' mm 'min' ss 's'|dddd d MMMM yyyy HH 'h' mm 'min' ss 's'|d MMMM|MMMM yyyy|a.m.|p.m.|0|0|dimanche;lundi;mardi;mercredi;jeudi;vendredi;samedi|dim.;lun.;mar.;mer.;jeu.;ven.;sam.|di;lu;ma;me;je;ve;sa|janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre;|janv.;févr.;mars;avr.;mai;juin;juill.;août;sept.;oct.;nov.;déc.;||"
    | "fr-ch" ->
        "fr-CH|French (Switzerland)|français (Suisse)|fra|,|\u202F|3|3|1|-|+|NaN|∞|-∞|CHF|2|.|\u202F|3|3|8|%|‰|3|,|\u202F|3|1|1|.|:|dd.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|dddd, d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|AM|PM|1|2|dimanche;lundi;mardi;mercredi;jeudi;vendredi;samedi|dim.;lun.;mar.;mer.;jeu.;ven.;sam.|di;lu;ma;me;je;ve;sa|janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre;|janv.;févr.;mars;avr.;mai;juin;juil.;août;sept.;oct.;nov.;déc.;||"
    | "es-es"
    | "es" ->
        "es-ES|Spanish (Spain)|español (España)|spa|,|.|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|3|8|%|‰|3|,|.|3|0|0|/|:|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|H:mm|H:mm:ss|dddd, d 'de' MMMM 'de' yyyy H:mm:ss|d 'de' MMMM|MMMM 'de' yyyy|a.\u00A0m.|p.\u00A0m.|1|2|domingo;lunes;martes;miércoles;jueves;viernes;sábado|dom;lun;mar;mié;jue;vie;sáb|DO;LU;MA;MI;JU;VI;SA|enero;febrero;marzo;abril;mayo;junio;julio;agosto;septiembre;octubre;noviembre;diciembre;|ene;feb;mar;abr;may;jun;jul;ago;sept;oct;nov;dic;||"
    | "es-mx" ->
        "es-MX|Spanish (Mexico)|español (México)|spa|.|,|3|3|1|-|+|NaN|∞|-∞|$|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|dd/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|dddd, d 'de' MMMM 'de' yyyy HH:mm:ss|d 'de' MMMM|MMMM 'de' yyyy|a.\u00A0m.|p.\u00A0m.|0|0|domingo;lunes;martes;miércoles;jueves;viernes;sábado|dom;lun;mar;mié;jue;vie;sáb|DO;LU;MA;MI;JU;VI;SA|enero;febrero;marzo;abril;mayo;junio;julio;agosto;septiembre;octubre;noviembre;diciembre;|ene;feb;mar;abr;may;jun;jul;ago;sept;oct;nov;dic;||"
    | "it-it"
    | "it" ->
        "it-IT|Italian (Italy)|italiano (Italia)|ita|,|.|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|3|8|%|‰|3|,|.|3|1|1|/|:|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|AM|PM|1|2|domenica;lunedì;martedì;mercoledì;giovedì;venerdì;sabato|dom;lun;mar;mer;gio;ven;sab|dom;lun;mar;mer;gio;ven;sab|gennaio;febbraio;marzo;aprile;maggio;giugno;luglio;agosto;settembre;ottobre;novembre;dicembre;|gen;feb;mar;apr;mag;giu;lug;ago;set;ott;nov;dic;||"
    | "pt-br"
    | "pt" ->
        "pt-BR|Portuguese (Brazil)|português (Brasil)|por|,|.|3|3|1|-|+|NaN|∞|-∞|R$|2|,|.|3|2|9|%|‰|3|,|.|3|1|1|/|:|dd/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|dddd, d 'de' MMMM 'de' yyyy HH:mm:ss|d 'de' MMMM|MMMM 'de' yyyy|AM|PM|0|0|domingo;segunda-feira;terça-feira;quarta-feira;quinta-feira;sexta-feira;sábado|dom.;seg.;ter.;qua.;qui.;sex.;sáb.|dom.;seg.;ter.;qua.;qui.;sex.;sáb.|janeiro;fevereiro;março;abril;maio;junho;julho;agosto;setembro;outubro;novembro;dezembro;|jan.;fev.;mar.;abr.;mai.;jun.;jul.;ago.;set.;out.;nov.;dez.;||"
    | "pt-pt" ->
        "pt-PT|Portuguese (Portugal)|português (Portugal)|por|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|€|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|1|1|/|:|dd/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|dddd, d 'de' MMMM 'de' yyyy HH:mm:ss|d 'de' MMMM|MMMM 'de' yyyy|da manhã|da tarde|0|2|domingo;segunda-feira;terça-feira;quarta-feira;quinta-feira;sexta-feira;sábado|domingo;segunda;terça;quarta;quinta;sexta;sábado|dom.;seg.;ter.;qua.;qui.;sex.;sáb.|janeiro;fevereiro;março;abril;maio;junho;julho;agosto;setembro;outubro;novembro;dezembro;|jan.;fev.;mar.;abr.;mai.;jun.;jul.;ago.;set.;out.;nov.;dez.;||"
    | "nl-nl"
    | "nl" ->
        "nl-NL|Dutch (Netherlands)|Nederlands (Nederland)|nld|,|.|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|2|12|%|‰|3|,|.|3|1|1|-|:|dd-MM-yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|a.m.|p.m.|1|2|zondag;maandag;dinsdag;woensdag;donderdag;vrijdag;zaterdag|zo;ma;di;wo;do;vr;za|zo;ma;di;wo;do;vr;za|januari;februari;maart;april;mei;juni;juli;augustus;september;oktober;november;december;|jan;feb;mrt;apr;mei;jun;jul;aug;sep;okt;nov;dec;||"
    | "nl-be" ->
        "nl-BE|Dutch (Belgium)|Nederlands (België)|nld|,|.|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|2|12|%|‰|3|,|.|3|1|1|/|:|d/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|a.m.|p.m.|1|2|zondag;maandag;dinsdag;woensdag;donderdag;vrijdag;zaterdag|zo;ma;di;wo;do;vr;za|zo;ma;di;wo;do;vr;za|januari;februari;maart;april;mei;juni;juli;augustus;september;oktober;november;december;|jan;feb;mrt;apr;mei;jun;jul;aug;sep;okt;nov;dec;||"
    | "sv-se"
    | "sv" ->
        "sv-SE|Swedish (Sweden)|svenska (Sverige)|swe|,|\u00A0|3|3|1|−|+|NaN|∞|−∞|kr|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|0|0|-|:|yyyy-MM-dd|dddd d MMMM yyyy|HH:mm|HH:mm:ss|dddd d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|fm|em|1|2|söndag;måndag;tisdag;onsdag;torsdag;fredag;lördag|sön;mån;tis;ons;tors;fre;lör|sö;må;ti;on;to;fr;lö|januari;februari;mars;april;maj;juni;juli;augusti;september;oktober;november;december;|jan.;feb.;mars;apr.;maj;juni;juli;aug.;sep.;okt.;nov.;dec.;||"
    | "nb-no"
    | "nb"
    | "no"
    | "nn-no" ->
        "nb-NO|Norwegian Bokmål (Norway)|norsk bokmål (Norge)|nob|,|\u00A0|3|3|1|−|+|NaN|∞|−∞|kr|2|,|\u00A0|3|2|12|%|‰|3|,|\u00A0|3|0|0|.|:|dd.MM.yyyy|dddd d. MMMM yyyy|HH:mm|HH:mm:ss|dddd d. MMMM yyyy HH:mm:ss|d. MMMM|MMMM yyyy|a.m.|p.m.|1|2|søndag;mandag;tirsdag;onsdag;torsdag;fredag;lørdag|søn.;man.;tir.;ons.;tor.;fre.;lør.|sø.;ma.;ti.;on.;to.;fr.;lø.|januar;februar;mars;april;mai;juni;juli;august;september;oktober;november;desember;|jan;feb;mar;apr;mai;jun;jul;aug;sep;okt;nov;des;||jan.;feb.;mar.;apr.;mai;jun.;jul.;aug.;sep.;okt.;nov.;des.;"
    | "da-dk"
    | "da" ->
        "da-DK|Danish (Denmark)|dansk (Danmark)|dan|,|.|3|3|1|-|+|NaN|∞|-∞|kr.|2|,|.|3|3|8|%|‰|3|,|.|3|0|0|.|.|dd.MM.yyyy|dddd 'den' d. MMMM yyyy|HH.mm|HH.mm.ss|dddd 'den' d. MMMM yyyy HH.mm.ss|d. MMMM|MMMM yyyy|AM|PM|1|2|søndag;mandag;tirsdag;onsdag;torsdag;fredag;lørdag|søn.;man.;tirs.;ons.;tors.;fre.;lør.|sø.;ma.;ti.;on.;to.;fr.;lø.|januar;februar;marts;april;maj;juni;juli;august;september;oktober;november;december;|jan.;feb.;mar.;apr.;maj;jun.;jul.;aug.;sep.;okt.;nov.;dec.;||"
    | "fi-fi"
    | "fi" ->
        "fi-FI|Finnish (Finland)|suomi (Suomi)|fin|,|\u00A0|3|3|1|−|+|epäluku|∞|−∞|€|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|0|0|.|.|d.M.yyyy|dddd d. MMMM yyyy|H.mm|H.mm.ss|dddd d. MMMM yyyy H.mm.ss|d. MMMM|MMMM yyyy|ap.|ip.|1|2|sunnuntai;maanantai;tiistai;keskiviikko;torstai;perjantai;lauantai|su;ma;ti;ke;to;pe;la|su;ma;ti;ke;to;pe;la|tammikuu;helmikuu;maaliskuu;huhtikuu;toukokuu;kesäkuu;heinäkuu;elokuu;syyskuu;lokakuu;marraskuu;joulukuu;|tammi;helmi;maalis;huhti;touko;kesä;heinä;elo;syys;loka;marras;joulu;|tammikuuta;helmikuuta;maaliskuuta;huhtikuuta;toukokuuta;kesäkuuta;heinäkuuta;elokuuta;syyskuuta;lokakuuta;marraskuuta;joulukuuta;|tammik.;helmik.;maalisk.;huhtik.;toukok.;kesäk.;heinäk.;elok.;syysk.;lokak.;marrask.;jouluk.;"
    | "pl-pl"
    | "pl" ->
        "pl-PL|Polish (Poland)|polski (Polska)|pol|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|zł|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|1|1|.|:|d.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|dddd, d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|AM|PM|1|2|niedziela;poniedziałek;wtorek;środa;czwartek;piątek;sobota|niedz.;pon.;wt.;śr.;czw.;pt.;sob.|nie;pon;wto;śro;czw;pią;sob|styczeń;luty;marzec;kwiecień;maj;czerwiec;lipiec;sierpień;wrzesień;październik;listopad;grudzień;|sty;lut;mar;kwi;maj;cze;lip;sie;wrz;paź;lis;gru;|stycznia;lutego;marca;kwietnia;maja;czerwca;lipca;sierpnia;września;października;listopada;grudnia;|"
    | "cs-cz"
    | "cs" ->
        "cs-CZ|Czech (Czechia)|čeština (Česko)|ces|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|Kč|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|0|0|.|:|dd.MM.yyyy|dddd d. MMMM yyyy|H:mm|H:mm:ss|dddd d. MMMM yyyy H:mm:ss|d. MMMM|MMMM yyyy|dop.|odp.|1|2|neděle;pondělí;úterý;středa;čtvrtek;pátek;sobota|ne;po;út;st;čt;pá;so|ne;po;út;st;čt;pá;so|leden;únor;březen;duben;květen;červen;červenec;srpen;září;říjen;listopad;prosinec;|led;úno;bře;dub;kvě;čvn;čvc;srp;zář;říj;lis;pro;|ledna;února;března;dubna;května;června;července;srpna;září;října;listopadu;prosince;|"
    | "hu-hu"
    | "hu" ->
        "hu-HU|Hungarian (Hungary)|magyar (Magyarország)|hun|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|Ft|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|1|1|. |:|yyyy. MM. dd.|yyyy. MMMM d., dddd|H:mm|H:mm:ss|yyyy. MMMM d., dddd H:mm:ss|MMMM d.|yyyy. MMMM|de.|du.|1|2|vasárnap;hétfő;kedd;szerda;csütörtök;péntek;szombat|V;H;K;Sze;Cs;P;Szo|V;H;K;Sze;Cs;P;Szo|január;február;március;április;május;június;július;augusztus;szeptember;október;november;december;|jan.;febr.;márc.;ápr.;máj.;jún.;júl.;aug.;szept.;okt.;nov.;dec.;||"
    | "ro-ro"
    | "ro" ->
        "ro-RO|Romanian (Romania)|română (România)|ron|,|.|3|3|1|-|+|NaN|∞|-∞|RON|2|,|.|3|3|8|%|‰|3|,|.|3|0|0|.|:|dd.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|dddd, d MMMM yyyy HH:mm:ss|d MMMM|MMMM yyyy|a.m.|p.m.|1|0|duminică;luni;marți;miercuri;joi;vineri;sâmbătă|dum.;lun.;mar.;mie.;joi;vin.;sâm.|du.;lu.;ma.;mi.;joi;vi.;sâ.|ianuarie;februarie;martie;aprilie;mai;iunie;iulie;august;septembrie;octombrie;noiembrie;decembrie;|ian.;feb.;mar.;apr.;mai;iun.;iul.;aug.;sept.;oct.;nov.;dec.;||"
    | "ru-ru"
    | "ru" ->
        "ru-RU|Russian (Russia)|русский (Россия)|rus|,|\u00A0|3|3|1|-|+|не\u00A0число|∞|-∞|₽|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|0|0|.|:|dd.MM.yyyy|dddd, d MMMM yyyy\u202F'г'.|HH:mm|HH:mm:ss|dddd, d MMMM yyyy\u202F'г'. HH:mm:ss|d MMMM|MMMM yyyy\u202F'г'.|AM|PM|1|2|воскресенье;понедельник;вторник;среда;четверг;пятница;суббота|вс;пн;вт;ср;чт;пт;сб|вс;пн;вт;ср;чт;пт;сб|январь;февраль;март;апрель;май;июнь;июль;август;сентябрь;октябрь;ноябрь;декабрь;|янв.;февр.;март;апр.;май;июнь;июль;авг.;сент.;окт.;нояб.;дек.;|января;февраля;марта;апреля;мая;июня;июля;августа;сентября;октября;ноября;декабря;|янв.;февр.;мар.;апр.;мая;июн.;июл.;авг.;сент.;окт.;нояб.;дек.;"
    | "uk-ua"
    | "uk" ->
        "uk-UA|Ukrainian (Ukraine)|українська (Україна)|ukr|,|\u00A0|3|3|1|-|+|NaN|∞|-∞|₴|2|,|\u00A0|3|3|8|%|‰|3|,|\u00A0|3|1|1|.|:|dd.MM.yyyy|dddd, d MMMM yyyy\u202F'р'.|HH:mm|HH:mm:ss|dddd, d MMMM yyyy\u202F'р'. HH:mm:ss|d MMMM|MMMM yyyy\u202F'р'.|дп|пп|1|0|неділя;понеділок;вівторок;середа;четвер;пʼятниця;субота|нд;пн;вт;ср;чт;пт;сб|нд;пн;вт;ср;чт;пт;сб|січень;лютий;березень;квітень;травень;червень;липень;серпень;вересень;жовтень;листопад;грудень;|січ;лют;бер;кві;тра;чер;лип;сер;вер;жов;лис;гру;|січня;лютого;березня;квітня;травня;червня;липня;серпня;вересня;жовтня;листопада;грудня;|січ.;лют.;бер.;квіт.;трав.;черв.;лип.;серп.;вер.;жовт.;лист.;груд.;"
    | "tr-tr"
    | "tr" ->
        "tr-TR|Turkish (Turkey)|Türkçe (Türkiye)|tur|,|.|3|3|1|-|+|NaN|∞|-∞|₺|2|,|.|3|0|1|%|‰|3|,|.|3|2|2|.|:|d.MM.yyyy|d MMMM yyyy dddd|HH:mm|HH:mm:ss|d MMMM yyyy dddd HH:mm:ss|d MMMM|MMMM yyyy|ÖÖ|ÖS|1|0|Pazar;Pazartesi;Salı;Çarşamba;Perşembe;Cuma;Cumartesi|Paz;Pzt;Sal;Çar;Per;Cum;Cmt|Pa;Pt;Sa;Ça;Pe;Cu;Ct|Ocak;Şubat;Mart;Nisan;Mayıs;Haziran;Temmuz;Ağustos;Eylül;Ekim;Kasım;Aralık;|Oca;Şub;Mar;Nis;May;Haz;Tem;Ağu;Eyl;Eki;Kas;Ara;||"
    | "el-gr"
    | "el" ->
        "el-GR|Greek (Greece)|Ελληνικά (Ελλάδα)|ell|,|.|3|3|1|-|+|NaN|∞|-∞|€|2|,|.|3|3|8|%|‰|3|,|.|3|1|1|/|:|d/M/yyyy|dddd d MMMM yyyy|h:mm\u202Ftt|h:mm:ss\u202Ftt|dddd d MMMM yyyy h:mm:ss\u202Ftt|d MMMM|MMMM yyyy|π.μ.|μ.μ.|1|2|Κυριακή;Δευτέρα;Τρίτη;Τετάρτη;Πέμπτη;Παρασκευή;Σάββατο|Κυρ;Δευ;Τρί;Τετ;Πέμ;Παρ;Σάβ|Κυ;Δε;Τρ;Τε;Πέ;Πα;Σά|Ιανουάριος;Φεβρουάριος;Μάρτιος;Απρίλιος;Μάιος;Ιούνιος;Ιούλιος;Αύγουστος;Σεπτέμβριος;Οκτώβριος;Νοέμβριος;Δεκέμβριος;|Ιαν;Φεβ;Μάρ;Απρ;Μάι;Ιούν;Ιούλ;Αύγ;Σεπ;Οκτ;Νοέ;Δεκ;|Ιανουαρίου;Φεβρουαρίου;Μαρτίου;Απριλίου;Μαΐου;Ιουνίου;Ιουλίου;Αυγούστου;Σεπτεμβρίου;Οκτωβρίου;Νοεμβρίου;Δεκεμβρίου;|Ιαν;Φεβ;Μαρ;Απρ;Μαΐ;Ιουν;Ιουλ;Αυγ;Σεπ;Οκτ;Νοε;Δεκ;"
    | "ja-jp"
    | "ja" ->
        "ja-JP|Japanese (Japan)|日本語 (日本)|jpn|.|,|3|3|1|-|+|NaN|∞|-∞|￥|0|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|yyyy/MM/dd|yyyy年M月d日dddd|H:mm|H:mm:ss|yyyy年M月d日dddd H:mm:ss|M月d日|yyyy年M月|午前|午後|0|0|日曜日;月曜日;火曜日;水曜日;木曜日;金曜日;土曜日|日;月;火;水;木;金;土|日;月;火;水;木;金;土|1月;2月;3月;4月;5月;6月;7月;8月;9月;10月;11月;12月;|1月;2月;3月;4月;5月;6月;7月;8月;9月;10月;11月;12月;||"
    | "zh-cn"
    | "zh" ->
        "zh-CN|Chinese (China)|中文（中国）|zho|.|,|3|3|1|-|+|NaN|∞|-∞|¥|2|.|,|3|0|1|%|‰|3|.|,|3|1|1|/|:|yyyy/M/d|yyyy年M月d日dddd|HH:mm|HH:mm:ss|yyyy年M月d日dddd HH:mm:ss|M月d日|yyyy年M月|上午|下午|1|0|星期日;星期一;星期二;星期三;星期四;星期五;星期六|周日;周一;周二;周三;周四;周五;周六|周日;周一;周二;周三;周四;周五;周六|一月;二月;三月;四月;五月;六月;七月;八月;九月;十月;十一月;十二月;|1月;2月;3月;4月;5月;6月;7月;8月;9月;10月;11月;12月;||"
    | "ko-kr"
    | "ko" ->
        "ko-KR|Korean (South Korea)|한국어(대한민국)|kor|.|,|3|3|1|-|+|NaN|∞|-∞|₩|0|.|,|3|0|1|%|‰|3|.|,|3|1|1|. |:|yyyy. M. d.|yyyy년 M월 d일 dddd|tt h:mm|tt h:mm:ss|yyyy년 M월 d일 dddd tt h:mm:ss|MMMM d일|yyyy년 MMMM|오전|오후|0|0|일요일;월요일;화요일;수요일;목요일;금요일;토요일|일;월;화;수;목;금;토|일;월;화;수;목;금;토|1월;2월;3월;4월;5월;6월;7월;8월;9월;10월;11월;12월;|1월;2월;3월;4월;5월;6월;7월;8월;9월;10월;11월;12월;||"
    | "hi-in"
    | "hi" ->
        "hi-IN|Hindi (India)|हिन्दी (भारत)|hin|.|,|3;2|3|1|-|+|NaN|∞|-∞|₹|2|.|,|3;2|0|1|%|‰|3|.|,|3;2|1|1|/|:|d/M/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|dddd, d MMMM yyyy h:mm:ss tt|d MMMM|MMMM yyyy|am|pm|0|0|रविवार;सोमवार;मंगलवार;बुधवार;गुरुवार;शुक्रवार;शनिवार|रवि;सोम;मंगल;बुध;गुरु;शुक्र;शनि|र;सो;मं;बु;गु;शु;श|जनवरी;फ़रवरी;मार्च;अप्रैल;मई;जून;जुलाई;अगस्त;सितंबर;अक्तूबर;नवंबर;दिसंबर;|जन॰;फ़र॰;मार्च;अप्रैल;मई;जून;जुल॰;अग॰;सित॰;अक्तू॰;नव॰;दिस॰;||"
    | _ -> null
