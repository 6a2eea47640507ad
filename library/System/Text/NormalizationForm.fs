/// Normal forms of text.
namespace System.Text

/// Normal forms of text.
type NormalizationForm =
    | FormC = 1
    | FormD = 2
    | FormKC = 5
    | FormKD = 6
